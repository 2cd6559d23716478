import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { portalKindSchema } from '../../src/shared/connections/portal.ts'
import { updateKeySchema } from '../../src/shared/updates/update-feed.ts'

/** What every brand is built from; the folders in it are the brands' ids. */
export const providersFolder = new URL('../../assets/providers/', import.meta.url)

/** A brand's id is its folder's name, and its program's on Linux. */
export const providerIdPattern = /^[a-z][a-z0-9-]{1,30}$/

/** Schemes that belong to the system, to browsers, or to this app before it is branded. */
const takenSchemes = new Set(
  'about app blob call-record-portal chrome data devtools file ftp ftps http https javascript mailto sip sips tel ws wss'.split(
    ' ',
  ),
)

/** Names that Windows keeps for devices. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const httpsUrl = (example: string) =>
  z.url({ protocol: /^https$/, error: `must be an https address, e.g. ${example}` }).max(500)

const hasNoCredentials = (text: string) => {
  const url = URL.parse(text)
  return url?.username === '' && url.password === ''
}

/**
 * One brand: everything that a service provider decides about its app, except the mark and the icons in the same
 * folder. docs/provider-guide.md explains it to them.
 */
export const providerFileSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  productName: z
    .string()
    .regex(
      /^[\p{L}\p{N}](?:[\p{L}\p{N} -]{0,48}[\p{L}\p{N}])?$/u,
      'must be letters, digits, spaces and hyphens, up to 50',
    )
    .refine((name) => !deviceName.test(name), 'must not be a name that Windows keeps for a device')
    .meta({ description: "The app's name: in menus, in the Start menu, of its data folder and its keychain items." }),
  appId: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*){2,}$/, 'must be a reversed domain name, e.g. com.example.portal')
    .meta({ description: "The app's identity on Windows and macOS. Never changes once released." }),
  publisher: z
    .string()
    .trim()
    .min(2, 'must be the name in the signing certificate')
    .max(120)
    .regex(/^[^"\p{Cc}]+$/u, 'must hold no quotes and no control characters')
    .meta({ description: 'The name in the Windows signing certificate, as updates check it.' }),
  protocol: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,40}$/, 'must be small letters, digits and hyphens, e.g. example-portal')
    .refine((scheme) => !takenSchemes.has(scheme) && !scheme.startsWith('ms-'), 'is taken; choose one of your own')
    .meta({ description: 'The scheme of links that open the app.' }),
  msiUpgradeCode: z
    .guid({ error: "must be a GUID made for this product, e.g. by PowerShell's New-Guid" })
    .meta({ description: 'By what Windows Installer knows an older version. Never changes once released.' }),
  portal: z
    .strictObject({
      kind: portalKindSchema,
      url: httpsUrl('https://portal.example.com').refine(
        (text) => URL.parse(text)?.origin === text,
        'must be the bare address of the portal, e.g. https://portal.example.com, without a path or a slash at its end',
      ),
    })
    .meta({ description: 'The portal that the app opens with; nobody is asked for an address.' }),
  support: z
    .strictObject({
      name: z.string().trim().min(1).max(120),
      phone: z
        .string()
        .regex(/^\+?[\d ()./-]{3,40}$/, 'must be a telephone number')
        .optional(),
      email: z.email({ error: 'must be an email address; it also names the maintainer of the .deb' }).max(320),
      website: httpsUrl('https://www.example.com/help').refine(hasNoCredentials, 'must hold no user name or password'),
    })
    .meta({ description: 'Whom people turn to when the portal cannot help them.' }),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour as #rrggbb')
    .meta({ description: 'One colour. Buttons have it as it is; readable shades for text are derived from it.' }),
  updates: z
    .strictObject({
      feed: httpsUrl('https://updates.example.com/desktop/')
        .regex(/\/$/, 'must end with a slash')
        .refine(hasNoCredentials, 'must hold no user name or password'),
      channel: z.enum(['latest', 'beta', 'alpha']),
      page: httpsUrl('https://www.example.com/download').refine(hasNoCredentials, 'must hold no user name or password'),
      keys: z.array(updateKeySchema).min(1).max(3),
    })
    .meta({
      description:
        'Where updates lie, which of them this app takes, the page to download it by hand, and whose signatures count.',
    }),
  languages: z
    .array(z.enum(['en']))
    .min(1)
    .meta({ description: 'The languages to pack; the app speaks English.' }),
})
export type ProviderFile = z.infer<typeof providerFileSchema>

/** The JSON Schema with which editors check `provider.json`, as stored next to the brands. */
export function providerSchemaText(): string {
  const schema = z.toJSONSchema(providerFileSchema, { target: 'draft-07', io: 'input' })
  return `${JSON.stringify({ title: 'A brand of the app', ...schema }, null, 2)}\n`
}
export const providerSchemaFile = new URL('provider.schema.json', providersFolder)

if (import.meta.main) await writeFile(providerSchemaFile, providerSchemaText())
