import { startPortal } from '../../../portal/portal.ts'
import type { Subject } from './subject.ts'

const sipPassword = { minLength: 8, maxLength: 64, required: [], minClasses: 3, digitsOnly: false, blocklist: false }

export async function startAptela(): Promise<Subject> {
  const portal = await startPortal({ kind: 'aptela', capabilities: { phones: { sipPassword } } })
  const { username, password } = portal.people.ada
  const phones = portal.phones.all()
  return {
    kind: 'aptela',
    url: portal.url,
    good: { clientId: portal.clientId, username, password },
    phones: phones.length,
    settable: phones[0]?.id ?? null,
    secrets: () => [password, ...phones.map(({ id }) => portal.phones.password(id, 'sip'))],
    storedPassword: (phone) => portal.phones.password(phone, 'sip'),
    requests: portal.requests,
    fail: (fault, method) => portal.faults.set(method ? `${method} *` : '*', fault),
    recover: portal.faults.clear,
    close: portal.close,
  }
}
