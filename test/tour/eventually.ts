import { setTimeout as delay } from 'node:timers/promises'

/** Waits for what the portal or the system learns after the person has gone on; gives whether it held within 15 seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return true
    await delay(50)
  }
  return false
}
