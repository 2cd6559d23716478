import { z } from 'zod'
import { accountBodySchema, accountPatchedSchema, accountPatchSchema } from '../src/main/portals/call-record/account.ts'
import { endpoints } from '../src/main/portals/call-record/contract.ts'
import { discoverySchema, portalBrandSchema } from '../src/main/portals/call-record/discovery.ts'
import { passwordBodySchema, problemSchema } from '../src/main/portals/call-record/endpoint.ts'
import {
  ftpBodySchema,
  phoneBodySchema,
  phoneListSchema,
  provisioningLinkSchema,
  sipBodySchema,
} from '../src/main/portals/call-record/phones.ts'
import {
  peaksBodySchema,
  recordingAuditBodySchema,
  recordingDetailsBodySchema,
} from '../src/main/portals/call-record/recording.ts'
import {
  recordingBodySchema,
  recordingDaysBodySchema,
  recordingListSchema,
} from '../src/main/portals/call-record/recordings.ts'
import { grantSchema, signInRequestSchema } from '../src/main/portals/call-record/session.ts'
import { passwordPolicySchema } from '../src/shared/account/password-policy.ts'
import { capabilitiesSchema, signInFieldSchema, supportContactSchema } from '../src/shared/connections/portal.ts'

/** A part of the document. */
export type Json = Record<string, unknown>

/** The schemas with a name in the document; others are inlined. */
const components = {
  Account: accountBodySchema,
  AccountChange: accountPatchSchema,
  AccountChanged: accountPatchedSchema,
  AccountEmail: endpoints.readEmailByTicket.response,
  Brand: portalBrandSchema,
  Capabilities: capabilitiesSchema,
  Code: endpoints.verifyCode.request,
  CodeRequest: endpoints.requestCode.request,
  CodeRequested: endpoints.requestCode.response,
  Discovery: discoverySchema,
  FtpSettings: ftpBodySchema,
  Grant: grantSchema,
  OperatorPassword: endpoints.setOperatorPassword.request,
  Password: passwordBodySchema,
  PasswordPolicy: passwordPolicySchema,
  Phone: phoneBodySchema,
  PhoneList: phoneListSchema,
  Hold: endpoints.hold.request,
  Labels: endpoints.changeLabels.request,
  NewNote: endpoints.addNote.request,
  Peaks: peaksBodySchema,
  Reason: endpoints.deleteRecording.request,
  Recording: recordingBodySchema,
  RecordingAudit: recordingAuditBodySchema,
  RecordingDays: recordingDaysBodySchema,
  RecordingDetails: recordingDetailsBodySchema,
  RecordingList: recordingListSchema,
  Problem: problemSchema,
  ProvisioningLink: provisioningLinkSchema,
  Recovered: endpoints.redeemResetLink.response,
  RecoveryEmail: endpoints.requestPassword.request,
  RecoveryRequested: endpoints.requestPassword.response,
  Refresh: endpoints.refresh.request,
  ResetLink: endpoints.redeemResetLink.request,
  SignIn: signInRequestSchema,
  SignInField: signInFieldSchema,
  SipSettings: sipBodySchema,
  Support: supportContactSchema,
  TemporaryPasswordSent: endpoints.sendTemporaryPassword.response,
  Ticket: endpoints.verifyCode.response,
  TicketAccount: endpoints.readEmailByTicket.request,
  TicketPassword: endpoints.setPasswordByTicket.request,
  UserList: endpoints.listUsers.response,
  VoicemailPin: endpoints.setVoicemailPin.request,
}

const schemaPath = (name: string) => `#/components/schemas/${name}`

/** The schema of the JSON on the wire, before defaults are filled in. */
export function wire(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io })
  return json
}

/** Each named schema; schemas inside others become references. */
export function namedSchemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries<z.ZodType>(components)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', io: 'input', uri: schemaPath })
  const entries = Object.entries(schemas).map(([name, { $schema: _, $id: __, ...json }]) => [name, json] as const)
  return Object.fromEntries(
    entries.map(([name, json]) => [name, name === 'Discovery' ? withoutCapabilities(json) : json]),
  )
}

/** The capabilities of an Aptela portal are known, so its document may leave them out. */
function withoutCapabilities({ required = [], ...json }: { required?: string[] }): Json {
  return {
    ...json,
    required: required.filter((name) => name !== 'capabilities'),
    if: { properties: { kind: { const: 'aptela' } } },
    else: {
      required: ['capabilities'],
      properties: { capabilities: { $ref: schemaPath('Capabilities') } },
      // Tools that close every schema would otherwise refuse the members that are described above.
      unevaluatedProperties: true,
    },
  }
}

/** A schema where it is used: by its name, or inlined. */
export function reference(schema: z.ZodType): Json {
  const name = Object.entries(components).find(([, one]) => one === schema)?.[0]
  return name ? { $ref: schemaPath(name) } : wire(schema)
}
