import type { HttpClient } from '../../http/client.ts'
import { profileOf, readDocument } from '../discovery-document.ts'
import type { AdapterKind, PortalAdapter } from '../portal-adapter.ts'
import { endpointUrl } from '../wire.ts'
import { callRecordAccount } from './account.ts'
import { type Discovery, discoverySchema } from './discovery.ts'
import { createAsk } from './endpoint.ts'
import { callRecordPhones } from './phones.ts'
import { callRecordRecording } from './recording.ts'
import { callRecordSound } from './recording-sound.ts'
import { callRecordRecordingList } from './recordings.ts'
import { callRecordRecovery } from './recovery.ts'
import { callRecordSession } from './session.ts'
import { callRecordUsers } from './users.ts'

/**
 * The adapter for a portal that implements the contract in contract.ts (docs/portal-api.md), with the facets that its
 * capabilities name.
 */
export function createCallRecordAdapter(http: HttpClient, origin: URL, discovery: Discovery): PortalAdapter {
  const ask = createAsk(http, origin, discovery.api)
  const { capabilities, brand } = discovery
  const recovery = callRecordRecovery(ask, capabilities)
  return {
    profile: profileOf(origin, discovery),
    capabilities,
    ...(brand.mark !== undefined && { mark: endpointUrl(origin, brand.mark) }),
    session: callRecordSession(ask, capabilities),
    ...(recovery && { recovery }),
    ...(capabilities.account && { account: callRecordAccount(ask, origin.host, capabilities.account) }),
    ...(capabilities.users && { users: callRecordUsers(ask) }),
    ...(capabilities.phones && { phones: callRecordPhones(ask, capabilities.phones) }),
    ...(capabilities.recordings && {
      recordings: {
        ...callRecordRecordingList(ask, capabilities.recordings),
        ...callRecordSound(http, origin, discovery.api),
        ...callRecordRecording(ask, capabilities.recordings),
      },
    }),
  }
}

/** Portals that implement the published contract, at any address. */
export const callRecordKind: AdapterKind = {
  open: (http, origin, document) =>
    createCallRecordAdapter(http, origin, readDocument(discoverySchema, document, origin)),
}
