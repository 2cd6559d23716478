import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhoneSecret } from '../../src/shared/phones/phones.ts'
import type { CodeChannel } from '../../src/shared/recovery/recovery.ts'
import { type Clock, createClock } from './clock.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { type Mailbox, type ReceivedMail, startMailbox } from './mail/mailbox.ts'
import { createPost } from './mail/post.ts'
import { temporaryPasswordIn } from './mail/temporary-password.ts'
import { type PortalOptions, settingsOf } from './options.ts'
import { createPeopleStore, peopleTables } from './people/people-store.ts'
import { type SeededPeople, seedColleagues, seedNamedPeople, seedOperator } from './people/seeded-people.ts'
import { createPhoneStore, type PhoneSettings, phoneTables, type Servers } from './phones/phone-store.ts'
import { createProvisioningLinks } from './phones/provisioning.ts'
import { seededAccount, seededPhones } from './phones/seeded-phones.ts'
import { recordingsOf } from './recordings/seed.ts'
import { createSoundFaults, type SoundFault } from './recordings/serve-sound.ts'
import { createRecordingStore, type StoredRecording } from './recordings/store.ts'
import { codeIn } from './recovery/code-message.ts'
import { createPhoneGateway, type PhoneGateway, type PhoneMessage } from './recovery/phone-gateway.ts'
import { createRecoveryStore, recoveryPhones, recoveryTables, seedRecoveryPhones } from './recovery/recovery-store.ts'
import { type ResetLink, resetLinkIn } from './recovery/reset-link.ts'
import { verifyPassword } from './security/password-hash.ts'
import { randomSequence } from './seed/random-sequence.ts'
import { spoiledPhones, spoilingPeople } from './seed/spoil.ts'
import { attemptTables, createAttemptStore } from './server/attempts.ts'
import { type AuditRow, auditTables, createAuditStore } from './server/audit.ts'
import { inTransaction, openDatabase } from './server/database.ts'
import type { Services } from './server/handlers.ts'
import { createRequestLog, type LoggedRequest } from './server/request-log.ts'
import { createServer } from './server/server.ts'
import { createSessionStore, sessionTables } from './session/session-store.ts'
import { selfSigned } from './tls.ts'

/** A portal that runs, and what a test may look at and turn. */
export interface RunningPortal {
  /** Its origin, without a trailing slash. */
  url: string
  /** The PEM certificate to trust it by; null over plain HTTP. */
  certificate: string | null
  people: SeededPeople
  /** What sign-in asks for besides, where it asks for a Client ID. */
  clientId: string
  /** Whether a person's mailbox opens with that PIN. */
  voicemailOpens(person: keyof SeededPeople, pin: string): Promise<boolean>
  mail: Omit<Mailbox, 'close'>
  /** The newest mail to an address, once every mail is sent; so one that an earlier test left is not taken for it. */
  newestMail(to: string): Promise<ReceivedMail>
  temporaryPasswordIn(mail: ReceivedMail): string
  /** The links in a mail or an SMS. */
  resetLinkIn(message: { text: string }): ResetLink
  /** Where codes and links to phones arrive. */
  phoneGateway: Omit<PhoneGateway, 'deliver'>
  /** The newest message to a number over a channel, once every message is sent. */
  newestMessage(to: string, channel: CodeChannel): Promise<PhoneMessage>
  codeIn(message: { text: string }): string
  recoveryPhones: typeof recoveryPhones
  clock: Clock
  faults: Omit<Faults, 'register'>
  requests(): LoggedRequest[]
  audit(): AuditRow[]
  phones: {
    /** Throws when the phone has no password of that kind. */
    password(phone: string, secret: PhoneSecret): string
    all(): PhoneSettings[]
    /** Gives a phone a password as it is, whatever the policy says. */
    setPassword(phone: string, secret: PhoneSecret, password: string): void
    /** Has a phone use other servers, such as real ones that the test started. */
    move(phone: string, servers: Servers): void
  }
  recordings: {
    count(): number
    /** Adds calls that came in since, the earliest first. */
    add(recordings: Iterable<StoredRecording>): void
    /** Lets only administrators see the calls of somebody. */
    setConfidential(person: string): void
    /** Makes something go wrong with every sound, until null ends it. */
    spoilSound(fault: SoundFault | null): void
    /** How many sounds are `stalled` right now. */
    stalledSounds(): number
    /** Gives a recording a file that an encoder made. */
    setSound(recording: string, file: Buffer): void
  }
  sessions: {
    /** Ends every session, as an administrator would. */
    revokeAll(): void
    /** How many are live. */
    count(): number
  }
  /** Resolves when what was put off until after an answer is done, mails above all. Rejects if any of it failed. */
  settled(): Promise<void>
  /** Ends the portal and its mail server and removes its temporary directory. */
  close(): Promise<void>
}

/**
 * Starts a reference portal with its mail server on this computer's loopback: a real server of the
 * contract in docs/portal-api.md, with a believable organisation. Every secret is made now.
 */
export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const settings = settingsOf(options)
  const clock = createClock()
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'call-record-portal-')))
  const certificate = options.tls === true ? await selfSigned() : options.tls || null
  const mailbox = await startMailbox()
  const database = openDatabase(directory, [
    peopleTables,
    sessionTables,
    recoveryTables,
    phoneTables,
    attemptTables,
    auditTables,
  ])
  const post = createPost(mailbox.url, { name: settings.name, address: 'no-reply@northwind.example' })
  const recovery = createRecoveryStore(database, clock)
  const services: Services = {
    settings,
    clock,
    post,
    people: createPeopleStore(database, clock),
    sessions: createSessionStore(database, clock, settings),
    phones: createPhoneStore(database),
    recordings: createRecordingStore(database),
    soundFaults: createSoundFaults(),
    soundFiles: new Map(),
    attempts: createAttemptStore(database, clock),
    audit: createAuditStore(database, clock),
    recovery,
    phoneGateway: createPhoneGateway(recovery.verifyPhone),
    provisioningLinks: createProvisioningLinks(clock),
    origin: () => url,
  }
  const random = randomSequence(settings.seed)
  const seeds = spoilingPeople(services.people, settings.spoil)
  const people = await seedNamedPeople(seeds)
  inTransaction(database, () => seedColleagues(seeds, random, settings.people))
  seedRecoveryPhones(recovery)
  if (settings.capabilities.account?.operatorPassword) seedOperator(services.people)
  const byAccount = settings.capabilities.phones?.scope === 'account'
  const phones = byAccount ? [seededAccount(random, settings.name)] : seededPhones(random, settings.phones)
  services.phones.addAll(spoiledPhones(phones, settings.spoil))
  services.recordings.addAll(recordingsOf(settings.seed, settings.recordings, settings.recordingsUntil))

  const log = createRequestLog()
  const faults = createFaults(clock)
  const app = createServer(services, { log, faults, certificate })
  async function close(): Promise<void> {
    await app.close()
    await post.settled().finally(async () => {
      post.close()
      await mailbox.close()
      database.close()
      if (!options.directory) await rm(directory, { recursive: true, force: true })
    })
  }
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 }).catch(async (cause: unknown) => {
    await close()
    throw cause
  })

  return {
    url,
    certificate: certificate?.cert ?? null,
    people,
    clientId: settings.clientId,
    voicemailOpens: (person, pin) => verifyPassword(pin, services.people.voicemailPinHash(person)),
    mail: mailbox,
    async newestMail(to) {
      await post.settled()
      const mail = mailbox.all().findLast((one) => one.to.toLowerCase() === to.toLowerCase())
      if (!mail) throw new Error(`no mail to ${to}`)
      return mail
    },
    temporaryPasswordIn,
    resetLinkIn,
    phoneGateway: services.phoneGateway,
    async newestMessage(to, channel) {
      await post.settled()
      const message = services.phoneGateway.all().findLast((one) => one.to === to && one.channel === channel)
      if (!message) throw new Error(`no ${channel} to ${to}`)
      return message
    },
    codeIn,
    recoveryPhones,
    clock,
    faults,
    requests: log.all,
    audit: services.audit.all,
    phones: {
      password(phone, secret) {
        const password = services.phones.password(phone, secret)
        if (!password) throw new Error(`${phone} has no ${secret} password`)
        return password
      },
      all: services.phones.all,
      move: services.phones.move,
      setPassword: (phone, secret, password) => services.phones.setPassword(phone, secret, password),
    },
    recordings: {
      count: services.recordings.size,
      add: services.recordings.addAll,
      setConfidential: services.recordings.employees.setConfidential,
      spoilSound: services.soundFaults.set,
      stalledSounds: services.soundFaults.stalled,
      setSound: (recording, file) => void services.soundFiles.set(recording, file),
    },
    sessions: { revokeAll: services.sessions.endAll, count: services.sessions.count },
    settled: post.settled,
    close,
  }
}
