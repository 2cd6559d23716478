import { z } from 'zod'
import { phoneFormatIds } from './phone-models.ts'

export const phoneFormatIdSchema = z.enum(phoneFormatIds)

/** A phone family to choose, with what it requires. */
export const phoneFormatInfoSchema = z.strictObject({
  id: phoneFormatIdSchema,
  kind: z.enum(['desk', 'softphone']),
  /** Whether the file's name contains the phone's MAC address. */
  needsMac: z.boolean(),
  /**
   * Whether a phone that is given a folder requests its file there by this name. Otherwise it needs the file's address.
   */
  findsFile: z.boolean(),
  /** The protocols that the family's phones can use to fetch files with the FTP login. */
  ftp: z.array(z.enum(['ftp', 'ftps'])).max(2),
})
export type PhoneFormatInfo = z.infer<typeof phoneFormatInfoSchema>

/** A value of the account, by the name that the screens label it with. */
export const exportFieldSchema = z.enum([
  'label',
  'mac',
  'sip.domain',
  'sip.outboundProxy',
  'sip.username',
  'sip.authorizationId',
  'sip.displayName',
  'sip.voicemailNumber',
  'sip.password',
  'ftp',
  'ftp.server',
  'ftp.username',
  'ftp.directory',
  'ftp.password',
])
export type ExportField = z.infer<typeof exportFieldSchema>

/**
 * Why a family's file cannot carry a value: a character cannot be written (`character`), or not at the beginning or end
 * (`edge`); the same quote is at both ends (`quoted`); the value has a special meaning (`reserved`); it is empty
 * (`missing`) or too long (`too-long`); it is not an address (`malformed`), has an unsupported address parameter
 * (`parameter`) or contradicts another value (`contradiction`); or the family does not support it (`unsupported`).
 */
export const exportRefusalSchema = z.strictObject({
  field: exportFieldSchema,
  reason: z.enum([
    'character',
    'edge',
    'quoted',
    'reserved',
    'missing',
    'too-long',
    'malformed',
    'parameter',
    'contradiction',
    'unsupported',
  ]),
  /** The code point of the offending character; null if no single character is the cause. */
  character: z
    .string()
    .regex(/^U\+[0-9A-F]{4,6}$/)
    .nullable(),
})
export type ExportRefusal = z.infer<typeof exportRefusalSchema>

/** A line of a list that could not be exported, and why. Lines count from 1, as in spreadsheets. */
export const exportProblemSchema = z.strictObject({
  line: z.number().int().positive(),
  extension: z.string().max(300),
  problem: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('no-extension') }),
    /** A quotation mark that is closed in a later line, so that the lines between would be part of a cell. */
    z.strictObject({ kind: z.literal('open-quote') }),
    /** The portal has no such phone, or several. */
    z.strictObject({ kind: z.literal('unknown-extension') }),
    z.strictObject({ kind: z.literal('ambiguous-extension') }),
    z.strictObject({ kind: z.literal('unreadable-mac'), mac: z.string().max(100) }),
    z.strictObject({ kind: z.literal('duplicate-mac'), firstLine: z.number().int().positive() }),
    z.strictObject({ kind: z.literal('unknown-model'), model: z.string().max(100) }),
    /** Policy does not allow files of that family. */
    z.strictObject({ kind: z.literal('managed'), format: phoneFormatIdSchema }),
    z.strictObject({ kind: z.literal('same-file-name'), name: z.string().max(300) }),
    z.strictObject({ kind: z.literal('refused'), refusal: exportRefusalSchema }),
    /** The account could not be read; `code` is the error's code. */
    z.strictObject({ kind: z.literal('failed'), code: z.string().max(60) }),
  ]),
})
export type ExportProblem = z.infer<typeof exportProblemSchema>

/** How an export of many phones ended. */
export const exportReportSchema = z.strictObject({
  phones: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
  problems: z.array(exportProblemSchema).max(100_000),
})
export type ExportReport = z.infer<typeof exportReportSchema>

/** One phone, the family to write for, and the options for its files. */
export const exportRequestSchema = z.strictObject({
  phone: z.string().min(1).max(100),
  format: phoneFormatIdSchema,
  /** As typed, in any common notation; null to use the portal's. */
  mac: z.string().max(100).nullable(),
  /** Tells the phone to fetch its files with the FTP login from now on. */
  ftp: z.boolean(),
  /** The SIP password, if the portal does not reveal it. */
  password: z.string().min(1).max(1024).optional(),
})
export type ExportRequest = z.infer<typeof exportRequestSchema>

/** A file's name and text, with every password masked. */
export const previewedFileSchema = z.strictObject({ name: z.string().max(300), text: z.string().max(200_000) })

export const exportRefusedSchema = z.strictObject({ state: z.literal('refused'), refusal: exportRefusalSchema })
const names = z.array(z.string().max(300)).max(10)

export const exportPreviewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('files'), files: z.array(previewedFileSchema).max(10) }),
  exportRefusedSchema,
])
export type ExportPreview = z.infer<typeof exportPreviewSchema>

/** The result of saving. `exists` names existing files, about which the person is asked. */
export const exportSavedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), names, place: z.string().max(300) }),
  z.strictObject({ state: z.literal('exists'), names, place: z.string().max(300) }),
  z.strictObject({ state: z.literal('cancelled') }),
  exportRefusedSchema,
])
export type ExportSaved = z.infer<typeof exportSavedSchema>

/** What the first line of a list says about its columns. */
export const listHeaderSchema = z.strictObject({
  /** The columns that it lacks; their values come from the portal. */
  missing: z.array(z.enum(['mac', 'model'])).max(2),
  /** The titles of unused columns. */
  unused: z.array(z.string().max(60)).max(20),
})
export type ListHeader = z.infer<typeof listHeaderSchema>

/** The first count of a list: phones to look up, and lines that cannot be exported. `name` is the file's. */
export const exportListSchema = z.strictObject({
  name: z.string().max(300),
  phones: z.number().int().nonnegative(),
  problems: z.number().int().nonnegative(),
  /** Null if the list has no header. */
  header: listHeaderSchema.nullable(),
})
export type ExportList = z.infer<typeof exportListSchema>

/** The progress of an export of many phones, and what it waits for. */
export const exportProgressSchema = z.strictObject({
  /** First the phones are looked up in the portal's list, then their files are written. */
  phase: z.enum(['looking-up', 'exporting']),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** The end of a pause that the portal asked for (milliseconds since 1970-01-01 UTC), or reauthentication. */
  waiting: z
    .discriminatedUnion('for', [
      z.strictObject({ for: z.literal('portal'), until: z.number().int().nonnegative() }),
      z.strictObject({ for: z.literal('reauthentication') }),
    ])
    .nullable(),
})
export type ExportProgress = z.infer<typeof exportProgressSchema>

/** The softphones that a QR code can be shown for. */
export const softphoneSchema = z.enum(['linphone', 'acrobits'])
export type Softphone = z.infer<typeof softphoneSchema>

/**
 * A QR code as lines of 0 and 1, one character per module. It holds a password, so the screen may show it only for a
 * limited time.
 */
export const softphoneCodeSchema = z.strictObject({
  modules: z.string().max(40_000),
  hideAfterMs: z.number().int().positive(),
})
