import type { AdapterKind } from '../adapter-kind.ts'
import { readDocument } from '../read-document.ts'
import { createCallRecordAdapter } from './call-record-adapter.ts'
import { discoverySchema } from './contract.ts'

/** Portals that speak the published contract (docs/portal-api.md), at whatever address a provider runs them. */
export const callRecordKind: AdapterKind = {
  open: (http, origin, document) =>
    createCallRecordAdapter(http, origin, readDocument(discoverySchema, document, origin)),
}
