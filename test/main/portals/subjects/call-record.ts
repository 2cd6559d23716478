import { startPortal } from '../../../portal/portal.ts'
import type { Subject } from './subject.ts'

const sipPassword = { minLength: 8, maxLength: 64, required: [], minClasses: 3, digitsOnly: false, blocklist: false }

export async function startCallRecord(): Promise<Subject> {
  const portal = await startPortal({ phones: 1_200, capabilities: { phones: { ftp: 'none', sipPassword } } })
  const { username, password } = portal.people.ada
  const phones = portal.phones.all()
  return {
    kind: 'call-record',
    url: portal.url,
    good: { username, password },
    phones: phones.length,
    settable: phones[0]?.id ?? null,
    secrets: () => [password, ...phones.slice(0, 5).map(({ id }) => portal.phones.password(id, 'sip'))],
    storedPassword: (phone) => portal.phones.password(phone, 'sip'),
    requests: portal.requests,
    fail: (fault, method) => portal.faults.set(method ? `${method} *` : '*', fault),
    recover: portal.faults.clear,
    close: portal.close,
  }
}
