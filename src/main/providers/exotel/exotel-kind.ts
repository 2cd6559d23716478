import { type ProviderKind, readDocument } from '../provider-kind.ts'
import { exotelDocumentSchema, exotelItself } from './document.ts'
import { createExotelProvider } from './exotel-provider.ts'

/** Exotel: one service for everybody, with its regions built in. */
export const exotelKind: ProviderKind = {
  service: {
    name: exotelItself.name,
    origin: 'https://ccm-api.exotel.com',
    hosts: /^([a-z0-9-]+\.)*exotel\.com$/,
    document: exotelItself,
  },
  open: (http, origin, document) =>
    createExotelProvider(http, origin, readDocument(exotelDocumentSchema, document, origin)),
}
