import { z } from 'zod'
import { bypassRuleSchema, localPathSchema, pinSchema, proxyRuleSchema } from '../network/network-policy.ts'
import { phoneFormatIds } from '../phones/phone-models.ts'
import { preferencesSchema } from '../settings/settings.ts'

/** A switch. Windows' registry has no booleans and holds 0 or 1. */
const flag = z.union([z.boolean(), z.literal([0, 1]).transform((value) => value === 1)])

/**
 * What an organisation can decide for its computers. Each key has one meaning on every system; the
 * templates in assets/policy and the table in docs/policy.md are made from this schema.
 * A key that is left out leaves the matter to the person.
 */
export const policySchema = z.object({
  PortalUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .meta({
      title: 'Portal address',
      description:
        'The https address of the portal. The first run opens its login page instead of asking for an address.',
    }),
  PortalLocked: flag.meta({
    title: 'Only this portal',
    description: 'People cannot use another portal than the one in PortalUrl.',
  }),
  KeepSignedIn: flag.meta({
    title: 'Allow “Keep me signed in”',
    description: 'When off, the choice is not offered, nothing is kept in the keychain, and what was kept is removed.',
  }),
  LockAfterMinutes: preferencesSchema.shape.lockAfterMinutes.meta({
    title: 'Lock after',
    description: 'Minutes without keyboard or mouse until the app locks: 1, 5, 15 or 60; 0 for never.',
  }),
  ContentProtection: flag.meta({
    title: 'Keep out of screenshots',
    description: 'Keeps the window out of screenshots and shared screens as far as the system can.',
  }),
  Updates: z.enum(['automatic', 'notify', 'off']).meta({
    title: 'Updates',
    description:
      'What the app does about newer versions: install them (automatic), only say that there is one (notify), or not even ask (off). Installations from an .msi or .deb never install any.',
  }),
  ExportFormats: z.array(z.enum(phoneFormatIds)).max(50).meta({
    title: 'Phone file formats',
    description:
      'The families of phones that files may be exported for, and the softphones whose QR code may be shown. An empty list allows none.',
  }),
  LanProvisioning: flag.meta({
    title: 'Allow serving files to a phone',
    description: 'When off, the app does not serve configuration files on the local network.',
  }),
  ProxyUrl: proxyRuleSchema.meta({
    title: 'Proxy',
    description:
      'The proxy for every call to a portal, instead of the system’s: an http or https address without a user name, e.g. http://proxy.example.com:8080, or the word direct for none.',
  }),
  ProxyBypass: z.array(bypassRuleSchema).max(200).meta({
    title: 'Exceptions to the proxy',
    description:
      'Hosts that are reached without the proxy in ProxyUrl: a name or address, *.example.com for the names below it, or <local> for names without a dot. Without ProxyUrl they mean nothing.',
  }),
  CertificateAuthorityFile: localPathSchema.meta({
    title: 'Certificate authorities',
    description:
      'The full path of a PEM file on this computer, whose authorities are trusted besides the system’s. It must belong to root, be writable by nobody else and be no link; on Windows it must be below Program Files.',
  }),
  CertificatePins: z.array(pinSchema).min(1).max(50).meta({
    title: 'Pinned keys',
    description:
      'SHA-256 of public keys (SPKI) in base64. One of them must be in the chain of the portal in PortalUrl, or else of the one that came with the app; where there is neither, in every portal’s.',
  }),
  Diagnostics: flag.meta({
    title: 'Allow diagnostics',
    description: 'When off, the app saves no diagnostics, and --diagnose ends with 3.',
  }),
})

export type PolicyKey = keyof typeof policySchema.shape
export const policyKeys = Object.keys(policySchema.shape) as PolicyKey[]

/** What is in force on this computer and which place decided it, as the screens may know. */
export const managedSchema = z.partialRecord(z.enum(policyKeys), z.string().max(300))
export type Managed = z.infer<typeof managedSchema>

/** A whole set of decisions; a key that is not in it was not decided. */
export const decisionsSchema = policySchema.partial()
export type Policy = z.output<typeof decisionsSchema>
