import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { settablePassword } from '../../../shared/phones/settable-password.ts'
import type { PhonesFacet } from '../facets.ts'
import { nextCursor, offsetOf } from '../wire.ts'
import { type Ask, type Endpoint, emptySchema, longestPage, pageQuerySchema, passwordBodySchema } from './endpoint.ts'

const text = z.string().max(300)
const id = z.string().min(1).max(100)

const registration = z
  .enum(['registered', 'unregistered', 'unknown'])
  .catch('unknown')
  .describe('Whether the phone is registered now; other words count as `unknown`.')
const phoneId = id.describe('Identifies the phone in paths; any text but `.` and `..`.')
const phoneName = text.describe('Whose phone it is, or where it stands.')
const extension = text.describe('The extension, as text; empty if there is none.')
const device = text.describe(
  "The maker and model, such as `Yealink T46U`; the format of the phone's file is chosen by the maker's name.",
)

export const phoneListSchema = z
  .object({
    total: z.number().int().nonnegative().describe('How many phones there are on all pages.'),
    offset: z.number().int().nonnegative().describe('How many phones precede this page.'),
    phones: z
      .array(
        z.object({
          id: phoneId,
          name: phoneName,
          extension,
          sipUser: text.describe('The SIP user name; empty for a phone without SIP.'),
          device,
          registration,
        }),
      )
      .max(longestPage)
      .describe('The page, in the order of the extensions, which are compared as numbers if they are numbers.'),
  })
  .describe('A page of the phones.')

export const sipBodySchema = z
  .object({
    domain: text.describe('The SIP domain or registrar.'),
    port: z
      .number()
      .int()
      .min(1)
      .max(65535)
      .optional()
      .describe("The registrar's port; absent if phones look it up in the DNS (RFC 3263, 4.2)."),
    transport: z.enum(['udp', 'tcp', 'tls']).describe('How the registrar is reached.'),
    outboundProxy: text.nullable().default(null).describe('`host`, `host:port` or a SIP URI; `null` if there is none.'),
    username: text.describe('The user of the address of record.'),
    authorizationId: text.describe('The digest user name (RFC 3261, 22), even if it is the same as the SIP user name.'),
    displayName: text.describe('The name that others see.'),
    voicemailNumber: text.nullable().default(null).describe('The number of the voicemail; `null` if there is none.'),
  })
  .describe('What registers the phone, without its password.')

export const ftpBodySchema = z
  .object({
    server: text.describe('The name or address of the server.'),
    port: z.number().int().min(1).max(65535).describe("The server's port."),
    security: z.enum(['ftp', 'ftps']).describe('`ftps` is AUTH TLS (RFC 4217); `ftp` sends the password unencrypted.'),
    username: text.describe('The FTP user name.'),
    directory: text.describe("The folder of the phone's configuration."),
  })
  .describe('Where the phone fetches its configuration, without its password.')

export const phoneBodySchema = z
  .object({
    id: phoneId,
    name: phoneName,
    extension,
    device,
    mac: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .nullable()
      .default(null)
      .describe('12 lower-case hex digits; `null` for a softphone.'),
    registration,
    sip: sipBodySchema.nullable().default(null),
    ftp: ftpBodySchema.nullable().default(null),
  })
  .describe('The settings of one phone, without its passwords. `sip` or `ftp` is `null` if the phone has none.')

export const provisioningLinkSchema = z
  .object({
    url: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .describe('https; http for this computer only. Valid for one fetch and some minutes.'),
  })
  .describe('The link from which Linphone fetches the settings of a phone, password included.')

/** The list of phones, their settings and their passwords, as far as `capabilities.phones` names them. */
export const phonesEndpoints = {
  listPhones: {
    method: 'GET',
    path: '/phones',
    summary: 'List phones',
    description: 'In the order of the extensions. The client reads the whole list.',
    authorized: true,
    query: pageQuerySchema,
    status: 200,
    response: phoneListSchema,
    problems: ['session-expired', 'password-change-required', 'forbidden'],
  },
  readPhone: {
    method: 'GET',
    path: '/phones/{phone}',
    summary: 'Read the settings of a phone',
    description: 'SIP and FTP settings, without passwords.',
    authorized: true,
    status: 200,
    response: phoneBodySchema,
    problems: ['session-expired', 'password-change-required', 'forbidden', 'not-found'],
  },
  readPhoneSecret: {
    method: 'GET',
    path: '/phones/{phone}/secrets/{secret}',
    summary: 'Read one password of a phone',
    description: 'Requires a recent reauthentication, and is recorded in the audit log.',
    authorized: true,
    status: 200,
    response: passwordBodySchema,
    problems: ['session-expired', 'reauthentication-required', 'password-change-required', 'forbidden', 'not-found'],
  },
  readProvisioningLink: {
    method: 'GET',
    path: '/phones/{phone}/provisioning-link',
    summary: 'Make a provisioning link for Linphone',
    description:
      'Linphone fetches the settings of the phone from it, password included. It is therefore valid for one fetch and some minutes, and requires a recent reauthentication.',
    authorized: true,
    status: 200,
    response: provisioningLinkSchema,
    problems: ['session-expired', 'reauthentication-required', 'password-change-required', 'forbidden', 'not-found'],
  },
  setPhonePassword: {
    method: 'PUT',
    path: '/phones/{phone}/secrets/{secret}',
    summary: 'Replace one password of a phone',
    description:
      'Requires a recent reauthentication. The password is stored exactly as sent, and the registrar or FTP server has it before the answer is given.',
    authorized: true,
    request: passwordBodySchema,
    status: 204,
    response: emptySchema,
    problems: [
      'validation',
      'session-expired',
      'reauthentication-required',
      'password-change-required',
      'forbidden',
      'not-found',
    ],
  },
} as const satisfies Record<string, Endpoint>

/** Whether passwords can be read or set is not in the answers about a phone but in the capabilities, for all phones. */
export function callRecordPhones(ask: Ask, offered: NonNullable<Capabilities['phones']>): PhonesFacet {
  const isReadable = offered.sip === 'readable' || offered.ftp === 'readable'
  const isSettable = settablePassword(offered, 'sip') !== null || settablePassword(offered, 'ftp') !== null
  return {
    async list(token, cursor) {
      const query = { offset: offsetOf(cursor), limit: longestPage }
      const { phones, total } = (await ask(phonesEndpoints.listPhones, { token, query })).value
      return { phones, total, next: nextCursor({ offset: query.offset, count: phones.length, total }) }
    },
    async read(token, phone) {
      const { sip, ftp, ...rest } = (await ask(phonesEndpoints.readPhone, { token, path: { phone } })).value
      return {
        ...rest,
        sip: sip && { ...sip, port: sip.port ?? null, password: offered.sip },
        ftp: ftp && { ...ftp, password: offered.ftp },
      }
    },
    ...(isReadable && {
      async readSecret(token, phone, secret) {
        return (await ask(phonesEndpoints.readPhoneSecret, { token, path: { phone, secret } })).value.password
      },
    }),
    ...(isSettable && {
      async setPassword(token, phone, secret, password) {
        await ask(phonesEndpoints.setPhonePassword, { token, path: { phone, secret }, json: { password } })
        return { details: [] }
      },
    }),
    ...(offered.softphones?.linphone && {
      async provisioningLink(token, phone) {
        return (await ask(phonesEndpoints.readProvisioningLink, { token, path: { phone } })).value.url
      },
    }),
  }
}
