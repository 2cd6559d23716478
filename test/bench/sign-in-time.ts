import { createHttpClient } from '../../src/main/http/client.ts'
import { endpoints } from '../../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../../src/main/portals/call-record/discovery.ts'
import { discoveryPath } from '../../src/main/portals/discovery-document.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { startPortal } from '../portal/portal.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const turns = 20

/** Signing in through the app's own adapter, as a ratio to the same request made with bare fetch. */
export async function measureSignInTime(): Promise<Measurement[]> {
  const portal = await startPortal()
  try {
    const origin = new URL(portal.url)
    const adapter = await openAdapter(createHttpClient({ userAgent: 'bench' }), origin)
    const { username, password } = portal.people.ada

    const { api } = discoverySchema.parse(await (await fetch(new URL(discoveryPath, origin))).json())
    const address = new URL(`${api}${endpoints.signIn.path}`, origin)
    const request = {
      method: endpoints.signIn.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    }
    const { subject, ratio } = await compare(
      turns,
      () => timed(() => adapter.session.signIn({ username, password })),
      () =>
        timed(async () => {
          const answer = await fetch(address, request)
          if (answer.status !== endpoints.signIn.status) throw new Error(`The portal answered ${answer.status}`)
          await answer.json()
        }),
    )
    return [{ name: 'Sign in, against bare fetch', value: subject, unit: 'ms', ratio, aim: 1.3 }]
  } finally {
    await portal.close()
  }
}
