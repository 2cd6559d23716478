import type { FastifyInstance } from 'fastify'
import { defaultOptions } from '../../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../../src/main/phones/formats/phone-formats.ts'
import { provisioningPath } from '../store/provisioning-links.ts'
import type { Services } from './handlers.ts'
import { Problem } from './problem.ts'

/** Gives Linphone the settings that a provisioning link stands for, password and all. */
export function serveProvisioning(app: FastifyInstance, { phones, provisioningLinks }: Services): void {
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
