import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { selectionSchema } from '../lists/selection.ts'
import { openedPhonesSchema } from './opened-phones.ts'
import { phoneColumns } from './phone-columns.ts'
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
} from './phone-export.ts'
import { lanAddressSchema, servedRequestSchema, serveOptionsSchema, servingSchema } from './phone-serving.ts'
import { phoneTestRequestSchema, phoneTestResultSchema } from './phone-test.ts'
import {
  copiedSecretSchema,
  phoneDetailSchema,
  phonePageSchema,
  phoneSecretRequestSchema,
  revealedSecretSchema,
  secretSetSchema,
  setPhonePasswordSchema,
} from './phones.ts'
import { allowsFiles, allowsFormat, allowsServing } from './policy.ts'

/** A list that is too long for one call is sent in chunks. */
const listPart = { first: z.boolean(), more: z.boolean().optional() }

export const phonesCalls = {
  'phones.list': call(z.strictObject({ cursor: z.string().max(200).nullable() }), phonePageSchema),
  'phones.detail': call(z.strictObject({ phone: z.string().min(1).max(100) }), phoneDetailSchema),
  /** The phones whose detail the person read last, on this computer and at this portal; forgotten at sign-out. */
  'phones.opened': call(nothing, openedPhonesSchema),
  /** Puts the first steps away, which are offered until a phone has been opened. */
  'phones.skipFirstSteps': call(nothing, nothing),
  /** Reveals a password after a person's click. */
  'phones.reveal': call(phoneSecretRequestSchema, revealedSecretSchema),
  /** Copies a password in main; it never reaches the renderer. */
  'phones.copySecret': call(phoneSecretRequestSchema, copiedSecretSchema),
  /** Replaces a phone's password, which cuts the phone off until it has the new one. */
  'phones.setPassword': call(setPhonePasswordSchema, secretSetSchema),
  /** Tests a phone's login at its own SIP or FTP server. Ends a test already under way. */
  'phones.test': call(phoneTestRequestSchema, phoneTestResultSchema),
  /** Ends the test under way, if there is one; its call then answers `cancelled`. */
  'phones.cancelTest': call(nothing, nothing),

  /** The phone families that files can be written for. */
  'phones.exportFamilies': call(nothing, z.array(phoneFormatInfoSchema).max(20)),
  /** A phone's files with every password masked, or why they cannot be written. */
  'phones.previewExport': call(exportRequestSchema, exportPreviewSchema, { policy: [allowsFiles] }),
  /** Saves a phone's files where the person chooses in the system's dialog. */
  'phones.saveExport': call(exportRequestSchema.extend({ as: z.enum(['folder', 'zip']) }), exportSavedSchema, {
    policy: [allowsFiles],
  }),
  /**
   * Replaces the existing files that the last `phones.saveExport` of the same request named, once the person agreed.
   */
  'phones.replaceExport': call(exportRequestSchema, exportSavedSchema, { policy: [allowsFiles] }),
  /**
   * Sets the phones to export to a selection in the list, which counts `count` phones. One call, except for thousands
   * of rows chosen individually, whose ids are sent in chunks: `first` starts a new list, and the last chunk has no
   * `more`.
   */
  'phones.selectForExport': call(
    z.strictObject({ selection: selectionSchema(phoneColumns), count: z.number().int().nonnegative(), ...listPart }),
    exportListSchema,
  ),
  /**
   * Sets the phones to export to a pasted list, in chunks: lines as in a CSV file, or only MAC addresses if all phones
   * share one login.
   */
  'phones.pasteForExport': call(
    z.strictObject({ text: z.string().max(60_000), of: z.enum(['phones', 'macs']), ...listPart }),
    exportListSchema,
  ),
  /** Sets the phones to export to those in a CSV file, chosen in the system's dialog; null if none was chosen. */
  'phones.openExportList': call(nothing, exportListSchema.nullable()),
  /**
   * Writes the files of the phones to export to one zip, with `phones.exportProgress` events. `format` is for phones
   * with an unknown model. Null if no place was chosen. Phones whose family policy forbids are left out and reported.
   */
  'phones.exportMany': call(z.strictObject({ format: phoneFormatIdSchema.nullable() }), exportReportSchema.nullable()),
  /** The person has reauthenticated: an export that waited for it continues. */
  'phones.resumeExport': call(nothing, nothing),
  'phones.cancelExport': call(nothing, nothing),
  /** Shows in its folder what was saved last; `not-found` if nothing was, or the app was locked since. */
  'phones.showExport': call(nothing, nothing),
  /** This computer's addresses for serving files; the last is for programs on the computer itself. */
  'phones.serveAddresses': call(nothing, z.array(lanAddressSchema).max(100)),
  /** Serves one phone's files for some minutes; ends a server already under way. */
  'phones.serve': call(
    exportRequestSchema.extend(serveOptionsSchema.shape),
    z.discriminatedUnion('state', [servingSchema.extend({ state: z.literal('serving') }), exportRefusedSchema]),
    { policy: [allowsServing, allowsFiles] },
  ),
  'phones.stopServing': call(nothing, nothing),
  /** A softphone's QR code, after a person's click. */
  'phones.softphoneCode': call(
    z.strictObject({ phone: z.string().min(1).max(100), softphone: softphoneSchema }),
    softphoneCodeSchema,
    { policy: [(policy, { softphone }) => allowsFormat(policy, softphone)] },
  ),
}

export const phonesEvents = {
  'phones.exportProgress': exportProgressSchema,
  /** The server received a request. */
  'phones.served': servedRequestSchema,
  /** The server has stopped: its time was over, or it was stopped. */
  'phones.servingEnded': nothing,
}
