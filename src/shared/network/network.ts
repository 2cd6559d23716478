import { z } from 'zod'

/** The credentials for a proxy, exactly as typed. */
export const proxySignInSchema = z.strictObject({
  /** The proxy's origin, from the error that asked for the sign-in. */
  proxy: z.string().min(1).max(300),
  user: z.string().min(1).max(320),
  password: z.string().max(1024),
})
export type ProxySignIn = z.infer<typeof proxySignInSchema>
