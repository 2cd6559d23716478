import { z } from 'zod'
import { phoneFormatIds } from './phone-models.ts'

export const phoneFormatIdSchema = z.enum(phoneFormatIds)

/** What the choice of a phone family shows and asks for. */
export const phoneFormatInfoSchema = z.strictObject({
  id: phoneFormatIdSchema,
  label: z.string().max(60),
  kind: z.enum(['desk', 'softphone']),
  /** The file's name carries the phone's MAC address. */
  needsMac: z.boolean(),
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
 * or nothing of that kind (`unsupported`).
 */
export const exportRefusalSchema = z.strictObject({
  field: exportFieldSchema,
  reason: z.enum(['character', 'edge', 'quoted', 'reserved', 'missing', 'too-long', 'malformed', 'unsupported']),
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
    z.strictObject({ kind: z.literal('unreadable-mac'), mac: z.string().max(100) }),
    z.strictObject({ kind: z.literal('duplicate-mac'), firstLine: z.number().int().positive() }),
    z.strictObject({ kind: z.literal('unknown-model'), model: z.string().max(100) }),
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
