import { startExotel } from '../../../portal/exotel/exotel.ts'
import type { Subject } from './subject.ts'

export async function startExotelSubject(): Promise<Subject> {
  const exotel = await startExotel({ users: 130, rateLimit: { requests: 10_000, seconds: 60 } })
  const { apiKey, apiToken } = exotel.singapore
  const device = exotel.users[0]?.devices.find(({ type }) => type === 'sip')
  if (!device) throw new Error('the first user has no SIP device')
  const stored = () => exotel.password(device.id)
  return {
    kind: 'exotel',
    url: exotel.url,
    good: { ...exotel.singapore },
    phones: exotel.users.length,
    settable: `${exotel.users[0]?.id}.${device.id}`,
    secrets: () => [apiKey, apiToken, Buffer.from(`${apiKey}:${apiToken}`).toString('base64'), stored() ?? apiKey],
    storedPassword: stored,
    requests: exotel.requests,
    fail: (fault, method) => exotel.faults.set(method ? `${method} *` : '*', fault),
    recover: exotel.faults.clear,
    close: exotel.close,
  }
}
