import type { Capabilities } from '../../shared/provider.ts'

/** Whether the portal has any phone password to look up or to set. */
export function hasPhones(capabilities: Capabilities | null): boolean {
  const phones = capabilities?.phones
  return phones != null && (phones.sip !== 'none' || phones.ftp !== 'none')
}
