import { z } from 'zod'
import { accountChangeSchema, accountSavedSchema, accountSchema } from './account/account.ts'
import { operatorPasswordChangeSchema, voicemailPinChangeSchema } from './account/account-passwords.ts'
import { connectionNamedSchema, connectionViewSchema, inUseSchema } from './connections/connections.ts'
import { capabilitiesSchema, portalProfileSchema } from './connections/portal.ts'
import type { Result } from './errors.ts'
import { componentListSchema, componentSchema, licenceTextSchema } from './licences/licences.ts'
import { proxySignInSchema } from './network/network.ts'
import {
  exportListSchema,
  exportPreviewSchema,
  exportProgressSchema,
  exportRefusedSchema,
  exportReportSchema,
  exportRequestSchema,
  exportSavedSchema,
  phoneFormatIdSchema,
  phoneFormatInfoSchema,
  softphoneCodeSchema,
  softphoneSchema,
} from './phones/phone-export.ts'
import { lanAddressSchema, servedRequestSchema, serveOptionsSchema, servingSchema } from './phones/phone-serving.ts'
import { phoneTestRequestSchema, phoneTestResultSchema } from './phones/phone-test.ts'
import {
  copiedSecretSchema,
  phoneDetailSchema,
  phonePageSchema,
  phoneSecretRequestSchema,
  revealedSecretSchema,
  secretSetSchema,
  setPhonePasswordSchema,
} from './phones/phones.ts'
import { managedSchema } from './policy/policy.ts'
import {
  accountEmailRequestSchema,
  accountEmailSchema,
  accountPasswordSchema,
  codeRequestedSchema,
  codeRequestSchema,
  codeSchema,
  codeVerifiedSchema,
  linkRedemptionSchema,
  linkSchema,
  linkTextSchema,
  openedLinkSchema,
  passwordRequestedSchema,
  passwordRequestSchema,
  recoveredSchema,
} from './recovery/recovery.ts'
import { draftFormSchema, draftSchema } from './session/drafts.ts'
import { keychainStatusSchema, sessionEndSchema, sessionSchema, signInSchema } from './session/session.ts'
import { mostConnections, preferencesSchema } from './settings/settings.ts'
import { updateStateSchema } from './updates/updates.ts'
import { temporaryPasswordSentSchema, userPageSchema } from './users/users.ts'

/**
 * THE contract between the renderer and the main process. One entry a call: what it takes and
 * what it gives. From this table come the types, the checks on both ways and the preload; adding
 * a call is adding its row here and its handler in main. See docs/architecture.md, "The bridge".
 */
const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({ input, output })

const nothing = z.strictObject({})

/** A portal's address as typed or pasted; mail filters make a link several times as long. */
const typedAddress = z.strictObject({ address: z.string().min(1).max(5000) })

/** A list that is too long for one call comes in parts. */
const listPart = { first: z.boolean(), more: z.boolean().optional() }

/** A portal that answered its discovery document. */
export const portalSchema = z.strictObject({
  profile: portalProfileSchema,
  capabilities: capabilitiesSchema,
})
export type Portal = z.infer<typeof portalSchema>

/** What the first screen needs. */
export const startSchema = z.strictObject({
  ...inUseSchema.shape,
  version: z.string().max(60),
  platform: z.enum(['windows', 'macos', 'linux']),
  preferences: preferencesSchema,
  /** What the organisation decided, each with the place that did. */
  managed: managedSchema,
  /** The places whose decisions could not be read, or in part, so that the safest ones stand in for them. */
  unreadPolicy: z.array(z.string().max(300)).max(5),
  /** What it leaves no use of at all. */
  forbidden: z.array(z.enum(['export', 'serve', 'diagnostics'])).max(5),
  /** What the person should be told once, e.g. that the settings file was unreadable. */
  notices: z.array(z.enum(['settings-reset', 'settings-unwritable', 'page-recovered', 'portal-refused'])).max(5),
})
export type Start = z.infer<typeof startSchema>

/** Who stands for this build of the app. */
export const aboutSchema = z.strictObject({
  /** The installers bear the publisher's signature. */
  signed: z.boolean(),
  publisher: z.string().max(120).nullable(),
  /** Which newer versions it takes, and who installs them; null where there are none. */
  updates: z.strictObject({ by: z.enum(['itself', 'administrator']), channel: z.string().max(40) }).nullable(),
})
export type About = z.infer<typeof aboutSchema>

export const bridge = {
  'app.start': call(nothing, startSchema),
  /** What was decided when this app was built. */
  'app.about': call(nothing, aboutSchema),
  /** The packages that this app is made of. */
  'app.licences': call(nothing, componentListSchema),
  /** What the licence of one of them wants handed on, word for word. */
  'app.licence': call(componentSchema.pick({ name: true, version: true }), licenceTextSchema),

  /** The person agreed to what `app.leaving` told of: it is done after all. */
  'app.leave': call(nothing, nothing),

  /** What is known about newer versions; `updates.changed` tells when it changes. */
  'updates.state': call(nothing, updateStateSchema),
  /** Asks for a newer version now; `again` also tries one whose attempt failed. Answers at once. */
  'updates.check': call(z.strictObject({ again: z.boolean() }), nothing),
  /** Installs the version that is ready and restarts the app. */
  'updates.install': call(nothing, nothing),

  /** Reads the discovery document at an address a person typed. Nothing is remembered. */
  'portal.check': call(typedAddress, portalSchema),
  /** Services that need no address typed. */
  'portal.known': call(
    nothing,
    z.strictObject({
      services: z.array(z.strictObject({ name: z.string().max(120), address: z.string().max(500) })).max(10),
    }),
  ),
  /** Remembers the portal at that address as a further account and makes it the active one. */
  'portal.choose': call(typedAddress, portalSchema),
  /** The active portal's profile and what it can do. */
  'portal.current': call(nothing, portalSchema),

  /** The accounts side by side, in the order they were added. */
  'connections.list': call(
    nothing,
    z.strictObject({ connections: z.array(connectionViewSchema).max(mostConnections) }),
  ),
  /** Goes over to another account; nobody is signed out. */
  'connections.use': call(connectionNamedSchema, inUseSchema),
  /** Forgets an account and the sign-in kept for it; gives the one in use then. */
  'connections.remove': call(connectionNamedSchema, inUseSchema),

  'session.signIn': call(signInSchema, sessionSchema),
  /** The kept session, or null where there is none. */
  'session.restore': call(nothing, sessionSchema.nullable()),
  'session.signOut': call(nothing, nothing),
  /** Asks the portal for something small, to hear whether it answers; `connection.changed` tells. */
  'session.check': call(nothing, nothing),
  /** Proves that the person at the keyboard knows the password, before secrets are shown. */
  'session.reauthenticate': call(z.strictObject({ password: z.string().min(1).max(1024) }), nothing),
  /** Closes the app until the person proves who they are. Nothing where nobody is signed in. */
  'session.lock': call(nothing, nothing),
  /** Opens it again with the secret sign-in fields of the account in use. */
  'session.unlock': call(signInSchema.pick({ fields: true }), nothing),
  /** Whether the system can open it as well, by Touch ID. */
  'session.unlockMethods': call(nothing, z.strictObject({ system: z.boolean() })),
  'session.unlockBySystem': call(nothing, nothing),
  'session.keychain': call(nothing, z.strictObject({ status: keychainStatusSchema })),

  /** Has main hold what is typed in a form, in memory, for a page that crashes; null forgets it. */
  'drafts.keep': call(z.strictObject({ form: draftFormSchema, draft: draftSchema.nullable() }), nothing),
  /** What main holds of a form for whoever is signed in, or null. */
  'drafts.take': call(z.strictObject({ form: draftFormSchema }), z.strictObject({ draft: draftSchema.nullable() })),

  'recovery.requestPassword': call(passwordRequestSchema, passwordRequestedSchema),
  'recovery.requestLink': call(passwordRequestSchema, passwordRequestedSchema),
  /** Takes a link that a person pasted. Its token stays in main. */
  'recovery.openLink': call(linkTextSchema, openedLinkSchema),
  /** The link that the app was last opened with, or null. */
  'recovery.openedLink': call(nothing, openedLinkSchema.nullable()),
  /** Forgets a link that the person does not follow. */
  'recovery.cancelLink': call(linkSchema, nothing),
  /** Goes over to the link's portal, as the person agreed, with nobody signed in there. */
  'recovery.acceptLink': call(linkSchema, inUseSchema),
  'recovery.redeemLink': call(linkRedemptionSchema, recoveredSchema),
  'recovery.requestCode': call(codeRequestSchema, codeRequestedSchema),
  'recovery.verifyCode': call(codeSchema, codeVerifiedSchema),
  'recovery.setPassword': call(accountPasswordSchema, recoveredSchema),
  'recovery.readEmail': call(accountEmailRequestSchema, accountEmailSchema),

  'account.read': call(nothing, accountSchema),
  'account.save': call(accountChangeSchema, accountSavedSchema),
  'account.setVoicemailPin': call(voicemailPinChangeSchema, nothing),
  /** Replaces the password of the account's operator, not of the person who asks. */
  'account.setOperatorPassword': call(operatorPasswordChangeSchema, nothing),

  'users.list': call(z.strictObject({ cursor: z.string().max(200).nullable() }), userPageSchema),
  /** Has the portal mail a user a temporary password, which nobody else sees. */
  'users.sendTemporaryPassword': call(
    z.strictObject({ user: z.string().min(1).max(100) }),
    temporaryPasswordSentSchema,
  ),

  'phones.list': call(z.strictObject({ cursor: z.string().max(200).nullable() }), phonePageSchema),
  'phones.detail': call(z.strictObject({ phone: z.string().min(1).max(100) }), phoneDetailSchema),
  /** A password for the screen, as the answer to a person's click. */
  'phones.reveal': call(phoneSecretRequestSchema, revealedSecretSchema),
  /** Copies a password in main; it never reaches the renderer. */
  'phones.copySecret': call(phoneSecretRequestSchema, copiedSecretSchema),
  /** Replaces a phone's password, which cuts the phone off until it has the new one. */
  'phones.setPassword': call(setPhonePasswordSchema, secretSetSchema),
  /** Logs a phone in at its own SIP or FTP server, as proof that it works. Ends a test already under way. */
  'phones.test': call(phoneTestRequestSchema, phoneTestResultSchema),
  /** Ends the test under way, if there is one; its call then answers `cancelled`. */
  'phones.cancelTest': call(nothing, nothing),

  /** The families of phones that files can be written for. */
  'phones.exportFamilies': call(nothing, z.array(phoneFormatInfoSchema).max(20)),
  /** A phone's files with every password masked, or why they cannot be written. */
  'phones.previewExport': call(exportRequestSchema, exportPreviewSchema),
  /** Saves a phone's files where the person says in the system's own dialog. */
  'phones.saveExport': call(exportRequestSchema.extend({ as: z.enum(['folder', 'zip']) }), exportSavedSchema),
  /** Replaces the files that the last `phones.saveExport` of this very request named, as the person's answer. */
  'phones.replaceExport': call(exportRequestSchema, exportSavedSchema),
  /** Phones to export, in parts: `first` begins anew. Counted with the last part, which is no `more`. */
  'phones.selectForExport': call(
    z.strictObject({ phones: z.array(z.string().min(1).max(100)).max(400), ...listPart }),
    exportListSchema,
  ),
  /** A pasted list to export, in parts: lines as in a CSV file, or MAC addresses alone where all phones share one login. */
  'phones.pasteForExport': call(
    z.strictObject({ text: z.string().max(60_000), of: z.enum(['phones', 'macs']), ...listPart }),
    exportListSchema,
  ),
  /** A CSV file to export, chosen in the system's own dialog; null where none was chosen. */
  'phones.openExportList': call(nothing, exportListSchema.nullable()),
  /**
   * Writes the files of the phones given before into one zip, telling `phones.exportProgress`. `format` is for phones
   * whose model nobody knows. Null where no place was chosen.
   */
  'phones.exportMany': call(z.strictObject({ format: phoneFormatIdSchema.nullable() }), exportReportSchema.nullable()),
  /** The password has been proved: an export that waited for it goes on. */
  'phones.resumeExport': call(nothing, nothing),
  'phones.cancelExport': call(nothing, nothing),
  /** Where files can be served on this computer; the last is for programs on the computer itself. */
  'phones.serveAddresses': call(nothing, z.array(lanAddressSchema).max(100)),
  /** Serves one phone's files for some minutes; ends a server already under way. */
  'phones.serve': call(
    exportRequestSchema.extend(serveOptionsSchema.shape),
    z.discriminatedUnion('state', [servingSchema.extend({ state: z.literal('serving') }), exportRefusedSchema]),
  ),
  'phones.stopServing': call(nothing, nothing),
  /** A softphone's QR code, as the answer to a person's click. */
  'phones.softphoneCode': call(
    z.strictObject({ phone: z.string().min(1).max(100), softphone: softphoneSchema }),
    softphoneCodeSchema,
  ),

  /** Saves a report on this computer's way to the portal where the person says. */
  'diagnostics.save': call(nothing, z.strictObject({ saved: z.boolean() })),

  /** Signs in to the proxy that an error `proxy-auth` named, for this run of the app. */
  'network.signInToProxy': call(proxySignInSchema, nothing),

  'settings.change': call(preferencesSchema, preferencesSchema),

  /** Puts a value that is no secret on the clipboard. */
  'clipboard.copy': call(z.strictObject({ text: z.string().max(20_000) }), nothing),
  /** Puts a secret of the person's own making, as a suggested password, on the clipboard for a while. */
  'clipboard.copySecret': call(z.strictObject({ text: z.string().min(1).max(1024) }), copiedSecretSchema),
  /** Opens the provider's contact or its page of downloads outside; the renderer names which, never an address. */
  'links.open': call(z.strictObject({ link: z.enum(['support-email', 'support-website', 'download-page']) }), nothing),
} as const

export type Bridge = typeof bridge
export type BridgeCall = keyof Bridge
export type BridgeInput<Call extends BridgeCall> = z.input<Bridge[Call]['input']>
export type BridgeOutput<Call extends BridgeCall> = z.output<Bridge[Call]['output']>

/** What main tells the renderer unasked. */
export const bridgeEvents = {
  'session.ended': z.strictObject({ reason: sessionEndSchema }),
  'session.locked': z.strictObject({ locked: z.boolean() }),
  /** The organisation decided something else: what `app.start` and `portal.current` said is no longer so. */
  'policy.changed': nothing,
  /** The system opened a reset link with the app. */
  'recovery.linkOpened': openedLinkSchema,
  'connection.changed': z.strictObject({ online: z.boolean() }),
  /** What is changed can no longer be written to the settings file, or can be again. */
  'settings.saved': z.strictObject({ saved: z.boolean() }),
  /** The computer woke up: what was known of the connection may no longer be so. */
  'network.changed': nothing,
  /** The app was to be closed, quitted or loaded anew, and the page refused: the person is to be asked. */
  'app.leaving': nothing,
  /** Whatever secret is on the screen goes: lock, blur, suspend. */
  'secrets.hide': nothing,
  /** Every sound was closed: the page lets go of what it has loaded. */
  'media.closed': nothing,
  'phones.exportProgress': exportProgressSchema,
  /** Somebody asked the server for a file. */
  'phones.served': servedRequestSchema,
  /** The server is gone: its time is over, or it was stopped. */
  'phones.servingEnded': nothing,
  'updates.changed': updateStateSchema,
  'menu.command': z.strictObject({
    command: z.enum(['search', 'settings', 'updates', 'shortcuts', 'help', 'lock', 'sign-out']),
  }),
} as const

export type BridgeEvents = typeof bridgeEvents
export type BridgeEvent = keyof BridgeEvents
export type BridgeEventPayload<Event extends BridgeEvent> = z.output<BridgeEvents[Event]>

/** What the preload puts on `window.bridge`. */
export interface PageBridge {
  /** Makes a call; always resolves. */
  call<Call extends BridgeCall>(name: Call, input: BridgeInput<Call>): Promise<Result<BridgeOutput<Call>>>
  /** Listens for an event; returns what stops listening. */
  on<Event extends BridgeEvent>(name: Event, listener: (payload: BridgeEventPayload<Event>) => void): () => void
}
