import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { defaultOptions } from '../../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../../src/main/phones/formats/phone-formats.ts'
import type { Clock } from '../clock.ts'
import { Problem } from '../server/problem.ts'
import type { PhoneStore } from './phone-store.ts'

/** How long a link is good, in milliseconds. */
const goodForMs = 10 * 60_000

const provisioningPath = '/provisioning/'

export type ProvisioningLinks = ReturnType<typeof createProvisioningLinks>

/** Links that give a softphone its settings once, within ten minutes. */
export function createProvisioningLinks(clock: Clock) {
  const links = new Map<string, { phone: string; until: number }>()
  return {
    /** The path of a new link to a phone's settings. */
    make(phone: string): string {
      const token = randomBytes(24).toString('base64url')
      links.set(token, { phone, until: clock.now() + goodForMs })
      return provisioningPath + token
    },
    /** The phone whose settings the link gives, or undefined where it is used, too old or no link. */
    use(token: string): string | undefined {
      const link = links.get(token)
      links.delete(token)
      return link && clock.now() < link.until ? link.phone : undefined
    },
  }
}

/** Gives Linphone the settings that a provisioning link stands for, password and all. */
export function serveProvisioning(
  app: FastifyInstance,
  { phones, provisioningLinks }: { phones: PhoneStore; provisioningLinks: ProvisioningLinks },
): void {
  // A HEAD request would use the link up.
  const options = { exposeHeadRoute: false }
  app.get<{ Params: { token: string } }>(`${provisioningPath}:token`, options, ({ params }, reply) => {
    const id = provisioningLinks.use(params.token)
    const phone = id === undefined ? undefined : phones.withId(id)
    const password = id === undefined ? undefined : phones.password(id, 'sip')
    if (!phone?.sip || !password) throw new Problem('not-found')
    const account = {
      label: phone.name,
      mac: phone.mac,
      sip: { ...phone.sip, port: phone.sip.port ?? null, password },
      ftp: null,
    }
    const written = phoneFormats.linphone.files(account, defaultOptions)
    const [file] = written.ok ? written.files : []
    if (!file) throw new Problem('not-found')
    return reply.type(file.mediaType).send(file.content)
  })
}
