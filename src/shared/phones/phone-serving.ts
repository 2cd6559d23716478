import { z } from 'zod'

const moment = z.number().int().nonnegative()

/** One of this computer's addresses that files may be served on. */
export const lanAddressSchema = z.strictObject({
  /** The system's name for the network card, e.g. "Ethernet". */
  card: z.string().max(100),
  address: z.string().max(60),
})
export type LanAddress = z.infer<typeof lanAddressSchema>

/** How one phone's files are served, and for how long. */
export const serveOptionsSchema = z.strictObject({
  address: z.string().min(1).max(60),
  protocol: z.enum(['http', 'tftp']),
  minutes: z.number().int().min(1).max(60),
})
export type ServeOptions = z.infer<typeof serveOptionsSchema>

/**
 * A server under way until `endsAt` (milliseconds since 1970-01-01 UTC). `url` is the address to enter in the phone:
 * the folder's if the phone finds its file there, otherwise the file's. `option66` is the same for a DHCP server (RFC
 * 2132, 9.4).
 */
export const servingSchema = z.strictObject({
  url: z.string().max(300),
  option66: z.string().max(300),
  port: z.number().int().min(1).max(65_535),
  endsAt: moment,
  files: z.array(z.string().max(300)).max(10),
})
export type Serving = z.infer<typeof servingSchema>

/** A request to the server, by a phone or any other client. */
export const servedRequestSchema = z.strictObject({
  at: moment,
  /** The client's address. */
  address: z.string().max(60),
  protocol: z.enum(['http', 'tftp']),
  /** The file, or null if the request named none of those served. */
  file: z.string().max(300).nullable(),
  outcome: z.enum(['sent', 'broken-off', 'not-found', 'refused', 'too-many']),
})
export type ServedRequest = z.infer<typeof servedRequestSchema>
