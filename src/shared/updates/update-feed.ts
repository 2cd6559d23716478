import { z } from 'zod'

/** The systems that newer versions are offered for, each with its own file in the feed. */
export const updatePlatforms = ['windows', 'macos', 'linux'] as const
export type UpdatePlatform = (typeof updatePlatforms)[number]

/** A version according to semver.org, with at most a channel after it, e.g. `1.4.0` or `1.5.0-beta.2`. */
export const versionSchema = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?$/)

/** A file next to the feed's own: a bare name, so that it cannot be in any other folder. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,180}$/)

/** The signed description of the newest version of one brand on one system. */
export const updateDescriptorSchema = z.strictObject({
  appId: z.string().max(100),
  channel: z.string().max(40),
  platform: z.enum(updatePlatforms),
  version: versionSchema,
  releasedAt: z.iso.datetime(),
  /** The percentage of computers that are offered it. */
  rollout: z.number().int().min(0).max(100),
  files: z
    .array(
      z.strictObject({
        name: fileName,
        /** Of the whole file, base64. */
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        /** In bytes. */
        size: z.number().int().min(1).max(2_000_000_000),
        /** In bytes, of the block map at the end of an AppImage. */
        blockMapSize: z.number().int().min(1).max(50_000_000).optional(),
      }),
    )
    .min(1)
    .max(10),
})
export type UpdateDescriptor = z.infer<typeof updateDescriptorSchema>

/** The feed's file: the descriptor's text, and its signature (Ed25519, RFC 8032) over exactly that text. */
export const signedDescriptorSchema = z.object({
  descriptor: z.string().max(50_000),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})
export type SignedDescriptor = z.infer<typeof signedDescriptorSchema>

/** An Ed25519 public key in base64, as SubjectPublicKeyInfo (RFC 8410, 4), whose head is the same for every key. */
export const updateKeySchema = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'must be a key as npm run provider:key makes one')

/** The name of the file in the feed that names the newest version. */
export const feedFileName = (channel: string, platform: UpdatePlatform) => `${channel}-${platform}.json`
