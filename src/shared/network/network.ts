import { z } from 'zod'

/** What a person signs in to a proxy with, exactly as typed. */
export const proxySignInSchema = z.strictObject({
  /** The proxy's origin, as the error that asked for it names it. */
  proxy: z.string().min(1).max(300),
  user: z.string().min(1).max(320),
  password: z.string().max(1024),
})
export type ProxySignIn = z.infer<typeof proxySignInSchema>
