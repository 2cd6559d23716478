import type { z } from 'zod'
import type { EndpointName, endpoints } from '../../../src/main/portals/call-record/contract.ts'
import type { Clock } from '../clock.ts'
import type { Post } from '../mail/post.ts'
import type { PortalSettings } from '../options.ts'
import type { PeopleStore, Person } from '../people/people-store.ts'
import type { PhoneStore } from '../phones/phone-store.ts'
import type { ProvisioningLinks } from '../phones/provisioning.ts'
import type { SoundFaults } from '../recordings/serve-sound.ts'
import type { RecordingStore } from '../recordings/store.ts'
import type { PhoneGateway } from '../recovery/phone-gateway.ts'
import type { RecoveryStore } from '../recovery/recovery-store.ts'
import type { Session, SessionStore } from '../session/session-store.ts'
import type { AttemptStore } from './attempts.ts'
import type { AuditStore } from './audit.ts'

/** What the handlers work with. */
export interface Services {
  settings: PortalSettings
  clock: Clock
  people: PeopleStore
  sessions: SessionStore
  phones: PhoneStore
  recordings: RecordingStore
  soundFaults: SoundFaults
  /** Files that recordings have instead of the usual ones, by their ids. */
  soundFiles: Map<string, Buffer>
  attempts: AttemptStore
  audit: AuditStore
  post: Post
  recovery: RecoveryStore
  phoneGateway: PhoneGateway
  provisioningLinks: ProvisioningLinks
  /** The portal's own address, known once it listens. */
  origin(): string
}

type Parameter<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Parameter<Rest> : never
type Parsed<Row, Part extends string> =
  Row extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : null
type Caller<Row> = Row extends { authorized: true } ? { session: Session; person: Person } : object

/** A request that fits its row of the contract, from somebody who may ask. */
export type Call<Name extends EndpointName> = Caller<(typeof endpoints)[Name]> & {
  parameters: Record<Parameter<(typeof endpoints)[Name]['path']>, string>
  query: Parsed<(typeof endpoints)[Name], 'query'>
  body: Parsed<(typeof endpoints)[Name], 'request'>
  ifMatch: string | undefined
  /** The caller's network address. */
  client: string
  requestId: string
}

export interface Answer<Name extends EndpointName> {
  body: z.input<(typeof endpoints)[Name]['response']>
  etag?: string
}

export type Handler<Name extends EndpointName> = (call: Call<Name>) => Answer<Name> | Promise<Answer<Name>>
export type Handlers = { [Name in EndpointName]: Handler<Name> }
