import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { selectionSchema } from '../lists/selection.ts'
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

/** A list that is too long for one call comes in parts. */
const listPart = { first: z.boolean(), more: z.boolean().optional() }

export const phonesCalls = {
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
  'phones.previewExport': call(exportRequestSchema, exportPreviewSchema, { policy: [allowsFiles] }),
  /** Saves a phone's files where the person says in the system's own dialog. */
  'phones.saveExport': call(exportRequestSchema.extend({ as: z.enum(['folder', 'zip']) }), exportSavedSchema, {
    policy: [allowsFiles],
  }),
  /** Replaces the files that the last `phones.saveExport` of this very request named, as the person's answer. */
  'phones.replaceExport': call(exportRequestSchema, exportSavedSchema, { policy: [allowsFiles] }),
  /**
   * Phones selected in the list, `count` of them by its own count, to export. One call, but for thousands chosen by
   * hand, whose ids come in parts: `first` begins anew, and the last part is no `more`.
   */
  'phones.selectForExport': call(
    z.strictObject({ selection: selectionSchema(phoneColumns), count: z.number().int().nonnegative(), ...listPart }),
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
   * whose model nobody knows. Null where no place was chosen. Phones whose family policy forbids are left out and told.
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
    { policy: [allowsServing, allowsFiles] },
  ),
  'phones.stopServing': call(nothing, nothing),
  /** A softphone's QR code, as the answer to a person's click. */
  'phones.softphoneCode': call(
    z.strictObject({ phone: z.string().min(1).max(100), softphone: softphoneSchema }),
    softphoneCodeSchema,
    { policy: [(policy, { softphone }) => allowsFormat(policy, softphone)] },
  ),
}

export const phonesEvents = {
  'phones.exportProgress': exportProgressSchema,
  /** Somebody asked the server for a file. */
  'phones.served': servedRequestSchema,
  /** The server is gone: its time is over, or it was stopped. */
  'phones.servingEnded': nothing,
}
