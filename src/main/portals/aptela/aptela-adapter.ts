import type { z } from 'zod'
import { type Capabilities, capabilitiesSchema } from '../../../shared/connections/portal.ts'
import { createCallRecordAdapter } from '../call-record/call-record-adapter.ts'
import { discoverySchema } from '../call-record/discovery.ts'
import { readDocument } from '../discovery-document.ts'
import type { AdapterKind } from '../portal-adapter.ts'

/**
 * What an Aptela portal can do according to its help pages (aptela.com knowledge base; later Vocalocity and Vonage
 * Business). They give no length limits for the login password: 8 to 64 are this project's.
 */
export const aptelaCapabilities: Capabilities = capabilitiesSchema.parse({
  signIn: {
    fields: [
      { name: 'clientId', remember: true },
      { name: 'username', remember: true },
      { name: 'password', secret: true },
    ],
    keepSignedIn: true,
  },
  recovery: {
    methods: ['emailed-temporary-password'],
    // Users ask their administrator for either kind of help, and administrators ask Aptela.
    forgottenUsername: 'ask-admin',
    unableToComplete: 'ask-admin',
    usualMinutes: 3,
  },
  account: {
    editable: ['name', 'email'],
    fixed: { username: 'A username cannot be changed once it is set.' },
    currentPassword: true,
    password: { minLength: 8, maxLength: 64, required: ['letter', 'digit'] },
    voicemailPin: { minLength: 4, maxLength: 4, digitsOnly: true },
    operatorPassword: { minLength: 8, maxLength: 64, required: ['letter', 'digit'] },
  },
  users: true,
  phones: {
    scope: 'account',
    sip: 'readable',
    ftp: 'readable',
    registrationState: false,
    extensions: false,
    sipPassword: null,
    ftpPassword: null,
  },
} satisfies z.input<typeof capabilitiesSchema>)

/** Aptela's capabilities are known, so its document may leave them out. */
const documentSchema = discoverySchema.extend({
  capabilities: discoverySchema.shape.capabilities.default(aptelaCapabilities),
})

/** Portals in front of Aptela implement the published contract; the differences, above all a Client ID, are data. */
export const aptelaKind: AdapterKind = {
  open: (http, origin, document) =>
    createCallRecordAdapter(http, origin, readDocument(documentSchema, document, origin)),
}
