import { z } from 'zod'

/** The longest packet of a sound, in bytes: one of Opus with 48 frames (RFC 6716, 3.2.5, and 3.4, R5). */
export const longestPacket = 61_440
/** The most packets that are handed out at once. */
export const mostPackets = 1_000

const packetFormatSchema = z.strictObject({
  /** As WebCodecs names it (w3.org/TR/webcodecs-codec-registry). */
  codec: z.enum(['mp3', 'opus']),
  /** In Hz. */
  rate: z.number().int().min(8_000).max(48_000),
  channels: z.number().int().min(1).max(2),
  /** How many decoded samples of each channel come before the sound begins. */
  skip: z.number().int().min(0).max(65_535),
})
/** How a sound's packets are decoded. */
export type PacketFormat = z.infer<typeof packetFormatSchema>

/** Some of a sound's packets as they are in its file, in order and back to back; none at its end. */
export const soundPacketsSchema = packetFormatSchema
  .extend({
    /** Of each packet, in bytes. */
    sizes: z.array(z.number().int().min(1).max(longestPacket)).max(mostPackets),
    bytes: z.instanceof(Uint8Array),
  })
  .refine(({ sizes, bytes }) => sizes.reduce((sum, size) => sum + size, 0) === bytes.length)
export type SoundPackets = z.infer<typeof soundPacketsSchema>
