import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** How long a link is good, in milliseconds. */
const goodForMs = 10 * 60_000

export const provisioningPath = '/provisioning/'

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
