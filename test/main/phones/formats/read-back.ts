import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { defaultOptions, type PhoneAccount } from '../../../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../../../src/main/phones/formats/phone-formats.ts'
import type { PhoneFormatId } from '../../../../src/shared/phones/phone-models.ts'

/** The values that a phone would take from its files. */
export interface ReadBack {
  password: string
  authorizationId: string
  displayName: string
  username: string
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  htmlEntities: true,
})

const text = z.union([
  z.string(),
  z
    .strictObject({ '#text': z.string() })
    .loose()
    .transform((node) => node['#text']),
])

/** Follows a path of elements into a parsed document and gives the text there. */
export function xmlTextAt(document: string, ...path: string[]): string {
  let node: unknown = parser.parse(document)
  for (const step of path) node = z.record(z.string(), z.unknown()).parse(node)[step]
  return text.parse(node)
}

/** The value after `key<separator>` in a file of lines. */
export function lineValue(file: string, key: string, separator: string, end = '\n'): string {
  const lines = file.split(end).filter((line) => line.startsWith(key + separator))
  const [line] = z.tuple([z.string()]).parse(lines)
  return line.slice(key.length + separator.length)
}

const ofElements = (path: string[], names: ReadBack) => (file: string) => ({
  password: xmlTextAt(file, ...path, names.password),
  authorizationId: xmlTextAt(file, ...path, names.authorizationId),
  displayName: xmlTextAt(file, ...path, names.displayName),
  username: xmlTextAt(file, ...path, names.username),
})

const ofLines = (names: ReadBack, separator: string, end?: string) => (file: string) => ({
  password: lineValue(file, names.password, separator, end),
  authorizationId: lineValue(file, names.authorizationId, separator, end),
  displayName: lineValue(file, names.displayName, separator, end),
  username: lineValue(file, names.username, separator, end),
})

/** Windows' profile functions: white space at the edges goes, then one pair of equal quotes. */
function asWindowsReads(read: ReadBack): ReadBack {
  const strip = (value: string) => {
    const bare = value.replace(/^[ \t]+|[ \t]+$/g, '')
    return /^(["']).*\1$/s.test(bare) ? bare.slice(1, -1) : bare
  }
  return {
    password: strip(read.password),
    authorizationId: strip(read.authorizationId),
    displayName: strip(read.displayName),
    username: strip(read.username),
  }
}

function linphoneEntries(file: string): ReadBack {
  const document = z
    .object({ config: z.object({ section: z.array(z.object({ '@name': z.string(), entry: z.unknown() })) }) })
    .parse(parser.parse(file))
  const entry = z.object({ '@name': z.string(), '#text': z.string().default('') })
  const value = (sectionName: string, name: string) => {
    const found = document.config.section.find((section) => section['@name'] === sectionName)
    const entries = z.union([z.array(entry), entry.transform((one) => [one])]).parse(found?.entry)
    return entries.find((one) => one['@name'] === name)?.['#text'] ?? ''
  }
  const identity = /^(?:"((?:[^"\\]|\\.)*)" )?<sip:([^@]*)@/s.exec(value('proxy_0', 'reg_identity'))
  return {
    password: value('auth_info_0', 'passwd'),
    authorizationId: value('auth_info_0', 'userid'),
    displayName: identity?.[1]?.replace(/\\(.)/gs, '$1') ?? '',
    username: decodeURIComponent(identity?.[2] ?? ''),
  }
}

/** As libre's parameters are read: after a semicolon, up to white space or the next one, without quotes around them. */
function baresipLine(file: string): ReadBack {
  const parameter = (name: string) =>
    (new RegExp(`;${name}=([^ \\t\\r\\n;]+)`).exec(file.slice(file.indexOf('>')))?.[1] ?? '').replace(/^"(.*)"$/, '$1')
  return {
    password: parameter('auth_pass'),
    authorizationId: parameter('auth_user'),
    displayName: /^"([^"]*)" </.exec(file)?.[1] ?? '',
    username: decodeURIComponent(/<sip:([^@]*)@/.exec(file)?.[1] ?? ''),
  }
}

const readers: Record<PhoneFormatId, (file: string) => ReadBack> = {
  polycom: ofElements(['PHONE_CONFIG', 'ALL'], {
    password: '@reg.1.auth.password',
    authorizationId: '@reg.1.auth.userId',
    displayName: '@reg.1.displayName',
    username: '@reg.1.address',
  }),
  yealink: ofLines(
    {
      password: 'account.1.password',
      authorizationId: 'account.1.auth_name',
      displayName: 'account.1.display_name',
      username: 'account.1.user_name',
    },
    ' = ',
  ),
  grandstream: ofElements(['gs_provision', 'config'], {
    password: 'P34',
    authorizationId: 'P36',
    displayName: 'P3',
    username: 'P35',
  }),
  cisco: ofElements(['flat-profile'], {
    password: 'Password_1_',
    authorizationId: 'Auth_ID_1_',
    displayName: 'Display_Name_1_',
    username: 'User_ID_1_',
  }),
  snom: ofElements(['settings', 'phone-settings'], {
    password: 'user_pass',
    authorizationId: 'user_pname',
    displayName: 'user_realname',
    username: 'user_name',
  }),
  linphone: linphoneEntries,
  acrobits: ofElements(['account'], {
    password: 'password',
    authorizationId: 'authUsername',
    displayName: 'userDisplayName',
    username: 'username',
  }),
  zoiper: ofElements(['options', 'accounts', 'account'], {
    password: 'password',
    authorizationId: 'SIP_auth_username',
    displayName: 'SIP_callerId',
    username: 'username',
  }),
  microsip: (file) =>
    asWindowsReads(
      ofLines(
        { password: 'password', authorizationId: 'authID', displayName: 'displayName', username: 'username' },
        '=',
        '\r\n',
      )(file),
    ),
  baresip: baresipLine,
}

/** A file's content as text, in the encoding its family reads. */
export function asText(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder('utf-16le').decode(content)
}

/** Exports the account and reads the file back; gives the refusal where there is one. */
export function exportAndRead(id: PhoneFormatId, account: PhoneAccount) {
  const result = phoneFormats[id].files(account, defaultOptions)
  if (!result.ok) return { refusal: result.refusal, read: null }
  const file = result.files.at(-1)
  // Bytes on the disk, not JavaScript's strings, are what a phone reads.
  const content = asText(file?.content ?? '')
  return { refusal: null, read: readers[id](Buffer.from(content, 'utf8').toString('utf8')) }
}
