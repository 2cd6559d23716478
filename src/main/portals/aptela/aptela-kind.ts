import type { AdapterKind } from '../adapter-kind.ts'
import { createCallRecordAdapter } from '../call-record/call-record-adapter.ts'
import { discoverySchema } from '../call-record/contract.ts'
import { readDocument } from '../read-document.ts'
import { aptelaCapabilities } from './capabilities.ts'

/** Aptela's capabilities are known, so its document may leave them out. */
const documentSchema = discoverySchema.extend({
  capabilities: discoverySchema.shape.capabilities.default(aptelaCapabilities),
})

/** Portals in front of Aptela: the published contract with a Client ID. Everything else that differs is data. */
export const aptelaKind: AdapterKind = {
  open: (http, origin, document) =>
    createCallRecordAdapter(http, origin, readDocument(documentSchema, document, origin)),
}
