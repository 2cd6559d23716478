import { z } from 'zod'
import { phoneFormatIds } from './phone-models.ts'

export const phoneFormatIdSchema = z.enum(phoneFormatIds)

/** What the choice of a phone family shows and asks for. */
export const phoneFormatInfoSchema = z.strictObject({
  id: phoneFormatIdSchema,
  kind: z.enum(['desk', 'softphone']),
  /** The file's name carries the phone's MAC address. */
  needsMac: z.boolean(),
  /** Told of a folder, the phone asks there for its file by this name. Otherwise it must be told the file's address. */
  findsFile: z.boolean(),
  /** The FTP logins that the family can be told to fetch its files with. */
  ftp: z.array(z.enum(['ftp', 'ftps'])).max(2),
})
export type PhoneFormatInfo = z.infer<typeof phoneFormatInfoSchema>

/** A value of the account, by the name under which the screens label it. */
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
 * Why a family's file cannot carry a value: it has no way to write a character (`character`), not at the
 * value's beginning or end (`edge`), not the same quote at both ends (`quoted`), not a value with a meaning
 * of its own (`reserved`), none at all (`missing`), not so long a one (`too-long`), no address (`malformed`),
 * no such parameter of an address (`parameter`), nothing that contradicts another value (`contradiction`), or
 * nothing of that kind (`unsupported`).
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
  /** The offending character's name in words, or as U+XXXX; null where no single one is to blame. */
  character: z.string().max(60).nullable(),
})
export type ExportRefusal = z.infer<typeof exportRefusalSchema>

/** A line of a list that could not be done, and why. Lines count from 1, as spreadsheets do. */
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
    /** The organisation's policy does not allow files of that family. */
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

/** One phone, the family to write for, and what else its files should say. */
export const exportRequestSchema = z.strictObject({
  phone: z.string().min(1).max(100),
  format: phoneFormatIdSchema,
  /** As a person typed it, in any common notation; null leaves it to the portal. */
  mac: z.string().max(100).nullable(),
  /** Tells the phone to fetch its files with the FTP login from now on. */
  ftp: z.boolean(),
  /** The SIP password, where the portal does not give it out. */
  password: z.string().min(1).max(1024).optional(),
})
export type ExportRequest = z.infer<typeof exportRequestSchema>

/** A file's name and text, every password in it masked. */
export const previewedFileSchema = z.strictObject({ name: z.string().max(300), text: z.string().max(200_000) })

export const exportRefusedSchema = z.strictObject({ state: z.literal('refused'), refusal: exportRefusalSchema })
const names = z.array(z.string().max(300)).max(10)

export const exportPreviewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('files'), files: z.array(previewedFileSchema).max(10) }),
  exportRefusedSchema,
])
export type ExportPreview = z.infer<typeof exportPreviewSchema>

/** How saving ended. `exists` names the files that were left alone; the person decides about them. */
export const exportSavedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), names, place: z.string().max(300) }),
  z.strictObject({ state: z.literal('exists'), names, place: z.string().max(300) }),
  z.strictObject({ state: z.literal('cancelled') }),
  exportRefusedSchema,
])
export type ExportSaved = z.infer<typeof exportSavedSchema>

/** What the first line of a list says of its columns. */
export const listHeaderSchema = z.strictObject({
  /** The columns that it does not name; the portal is asked for what would stand in them. */
  missing: z.array(z.enum(['mac', 'model'])).max(2),
  /** The names of those that are not used. */
  unused: z.array(z.string().max(60)).max(20),
})
export type ListHeader = z.infer<typeof listHeaderSchema>

/** What a list held at first sight: phones to look up, and lines that cannot be done. `name` is its file's. */
export const exportListSchema = z.strictObject({
  name: z.string().max(300),
  phones: z.number().int().nonnegative(),
  problems: z.number().int().nonnegative(),
  /** Null where no line names columns. */
  header: listHeaderSchema.nullable(),
})
export type ExportList = z.infer<typeof exportListSchema>

/** How far an export of many has come, and what it waits for. */
export const exportProgressSchema = z.strictObject({
  /** Looking phones up in the portal's list, then writing their files. */
  phase: z.enum(['looking-up', 'exporting']),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** A pause that the portal asked for (milliseconds since 1970-01-01 UTC), or the person's password. */
  waiting: z
    .discriminatedUnion('for', [
      z.strictObject({ for: z.literal('portal'), until: z.number().int().nonnegative() }),
      z.strictObject({ for: z.literal('proof') }),
    ])
    .nullable(),
})
export type ExportProgress = z.infer<typeof exportProgressSchema>

/** The softphones that a QR code can be shown for. */
export const softphoneSchema = z.enum(['linphone', 'acrobits'])
export type Softphone = z.infer<typeof softphoneSchema>

/** A QR code as lines of 0 and 1, one character a module; it holds a password, so the screen may show it only so long. */
export const softphoneCodeSchema = z.strictObject({
  modules: z.string().max(40_000),
  hideAfterMs: z.number().int().positive(),
})
