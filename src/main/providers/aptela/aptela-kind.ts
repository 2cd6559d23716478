import { createCallRecordProvider } from '../call-record/call-record-provider.ts'
import { discoverySchema } from '../call-record/contract.ts'
import type { ProviderKind } from '../provider-kind.ts'
import { readDocument } from '../read-document.ts'
import { aptelaCapabilities } from './capabilities.ts'

/** Aptela's capabilities are known, so its document may leave them out. */
const documentSchema = discoverySchema.extend({
  capabilities: discoverySchema.shape.capabilities.default(aptelaCapabilities),
})

/** Portals in front of Aptela: the published contract with a Client ID. Everything else that differs is data. */
export const aptelaKind: ProviderKind = {
  open: (http, origin, document) =>
    createCallRecordProvider(http, origin, readDocument(documentSchema, document, origin)),
}
