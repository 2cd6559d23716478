import type { ProviderKind } from '../provider-kind.ts'
import { readDocument } from '../read-document.ts'
import { createCallRecordProvider } from './call-record-provider.ts'
import { discoverySchema } from './contract.ts'

/** Portals that speak the published contract (docs/portal-api.md), at whatever address a provider runs them. */
export const callRecordKind: ProviderKind = {
  open: (http, origin, document) =>
    createCallRecordProvider(http, origin, readDocument(discoverySchema, document, origin)),
}
