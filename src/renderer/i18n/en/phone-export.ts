import type { ExportField, ExportProblem, ExportRefusal, Softphone } from '../../../shared/phones/phone-export.ts'
import type { LanAddress, ServedRequest } from '../../../shared/phones/phone-serving.ts'
import { formatNumber, formatRemaining, formatTime } from '../format.ts'

const count = (number: number, one: string, many: string) => `${formatNumber(number)} ${number === 1 ? one : many}`
const phones = (number: number) => count(number, 'phone', 'phones')
const files = (number: number) => count(number, 'file', 'files')

/** Words of one phone's files. */
export const phoneExportText = {
  open: 'Export for this phone',
  title: (name: string) => `Files for ${name}`,
  lead: 'The files that the phone fetches when it starts, with everything it needs to register.',
  family: 'Phone',
  chooseFamily: 'Choose the make',
  familyMissing: 'Choose the make of the phone.',
  mac: 'MAC address',
  macHint: 'On the label under the phone. The phone asks for its files by it.',
  macMissing: 'Enter the MAC address.',
  macWrong: 'A MAC address has 12 digits from 0 to 9 and A to F, like 00:04:F2:AB:CD:EF.',
  password: 'SIP password',
  passwordHint: 'The portal does not show it. Enter the one that was set for this phone.',
  passwordMissing: 'Enter the SIP password.',
  ftp: 'Let the phone fetch its files over FTP from now on',
  ftpHint: (server: string) => `Writes the login for ${server} into the files too.`,
  goOn: 'Continue',
  back: 'Back',
  close: 'Close',
  ready: (number: number, asked: boolean) =>
    asked ? `${files(number)}, named exactly as the phone asks for them.` : `${files(number)}.`,
  masked: 'Passwords are masked here.',
  inPlain: 'The saved files hold the passwords in plain text: keep them to yourself.',
  preview: 'File',
  saveFolder: 'Save to a folder',
  saveZip: 'Save as zip',
  serve: 'Serve to the phone',
  saved: (place: string) => `Saved in ${place}`,
  savedNote: 'Only you can open them. Delete them once the phone has them.',
  exists: {
    title: (number: number) => (number === 1 ? 'A file is there already' : 'Files are there already'),
    body: (place: string) => `In ${place}:`,
    question: 'Replace what is there?',
    replace: 'Replace',
    keep: 'Keep',
  },
  refused: 'These files cannot be written',
  setPassword: 'Set a new password that fits',
} as const

const fieldNames: Record<ExportField, string> = {
  label: 'name',
  mac: 'MAC address',
  'sip.domain': 'SIP domain',
  'sip.outboundProxy': 'outbound proxy',
  'sip.username': 'SIP user name',
  'sip.authorizationId': 'authorization ID',
  'sip.displayName': 'display name',
  'sip.voicemailNumber': 'voicemail number',
  'sip.password': 'SIP password',
  ftp: 'FTP login',
  'ftp.server': 'FTP server',
  'ftp.username': 'FTP user name',
  'ftp.directory': 'FTP folder',
  'ftp.password': 'FTP password',
}

/** Why a value does not fit, in one sentence. `family` is the phone's make. */
export function refusalText({ field, reason, character }: ExportRefusal, family: string): string {
  const name = fieldNames[field]
  switch (reason) {
    case 'character':
      return `The ${name} contains this character: ${character}. A file for ${family} cannot carry it.`
    case 'edge':
      return `The ${name} begins or ends with this character: ${character}. ${family} would drop it.`
    case 'quoted':
      return `The ${name} begins and ends with this character: ${character}. ${family} would drop both.`
    case 'reserved':
      return `The ${name} is a word that ${family} takes for something else.`
    case 'missing':
      return `There is no ${name}, and ${family} needs one.`
    case 'too-long':
      return `The ${name} is longer than ${family} can keep.`
    case 'malformed':
      return `The ${name} is not an address that ${family} understands.`
    case 'parameter':
      return `The ${name} holds a parameter that ${family} has no setting for.`
    case 'contradiction':
      return `The ${name} contradicts the port or transport of this login.`
    case 'unsupported':
      return `${family} cannot use this kind of ${name}.`
  }
}

/** Words of the server on the desk. */
export const servingText = {
  title: 'Serve to the phone',
  lead: 'This computer hands the files to the phone over the local network for a few minutes.',
  network: 'Network',
  address: ({ card, address }: LanAddress) => (card === '' ? `This computer only, ${address}` : `${card}, ${address}`),
  protocol: 'Protocol',
  protocols: { http: 'HTTP', tftp: 'TFTP' },
  minutes: 'Stop after',
  minutesOption: (minutes: number) => count(minutes, 'minute', 'minutes'),
  plain: {
    http: 'HTTP is not encrypted: whoever can listen on this network can read the SIP password. The address holds a random part, so that nobody else finds the files.',
    tftp: 'TFTP is not encrypted and asks nobody for a password: whoever is on this network can fetch the files and read the SIP password.',
  },
  firewall:
    'This computer’s firewall may ask whether the app may receive connections. Allow it, or the phone gets nothing. On Windows this can need an administrator.',
  start: 'Start',
  stop: 'Stop',
  under: 'Enter this in the phone as its provisioning server:',
  option: {
    same: 'If your DHCP server tells phones where to look, the same goes into its option 66.',
    other: 'If your DHCP server tells phones where to look, this goes into its option 66:',
  },
  copyUrl: 'Copy address',
  copyOption: 'Copy option 66',
  port: (port: number) =>
    `Phones ask for TFTP on port 69, which this computer does not let the app use. The files are on port ${port}: the phone must let you enter it.`,
  left: 'Stops in',
  leaving: 'Closing this stops the server.',
  ended: 'The server has stopped',
  endedNote: 'Nothing is served any more.',
  asked: 'Who asked',
  nobody:
    'Nobody has asked yet. Restart the phone, so that it fetches its files. If nothing arrives, check this computer’s firewall.',
  columns: { time: 'Time', from: 'From', file: 'File', outcome: 'Outcome' },
  time: formatTime,
  noFile: 'another file',
  outcomes: {
    sent: 'Sent',
    'broken-off': 'Broken off',
    'not-found': 'Not there',
    refused: 'Refused',
    'too-many': 'Too often',
  } satisfies Record<ServedRequest['outcome'], string>,
} as const

/** Words of a softphone's QR code. */
export const softphoneText = {
  open: 'QR code',
  title: (name: string) => `QR code for ${name}`,
  softphone: 'Softphone',
  names: { linphone: 'Linphone', acrobits: 'Acrobits Cloud Softphone' } satisfies Record<Softphone, string>,
  how: {
    linphone: 'In Linphone choose “Scan QR code” on its first screen, then hold the camera here.',
    acrobits: 'In the app choose the QR button on its first screen, then hold the camera here.',
  } satisfies Record<Softphone, string>,
  warning: 'The code holds the SIP password. Show it only to the camera that needs it.',
  drawn: 'It is drawn on this computer and sent to nobody.',
  show: 'Show code',
  hide: 'Hide code',
  hidden: 'The code is hidden.',
  code: 'QR code',
  hidesIn: (milliseconds: number) => `Hides in ${formatRemaining(milliseconds)}`,
  close: 'Close',
} as const

/** Words of the files of many phones. */
export const exportManyText = {
  open: 'Export',
  title: 'Files for many phones',
  lead: 'One zip with the files of every phone, and a report of what could not be done.',
  sources: 'Which phones?',
  found: (number: number) => `The ${phones(number)} in the list now`,
  choose: 'Choose phones in the list',
  file: 'Open a CSV file',
  paste: 'Paste a list',
  fileHint: 'With the columns extension, MAC and model.',
  pasteLabel: { phones: 'List', macs: 'MAC addresses' },
  pasteHint: {
    phones: 'One phone a line: extension, MAC, model. Model and MAC may be left out where the portal knows them.',
    macs: 'As many as you like, in any notation, set apart by lines, spaces or commas. All use this one login.',
  },
  openMany: 'Export for many phones',
  make: 'Make of the phones',
  pasteMissing: 'Paste at least one line.',
  takeList: 'Continue',
  ready: (number: number) => `${phones(number)} to export.`,
  badLines: (number: number) =>
    number === 1
      ? '1 line cannot be done; the report says why.'
      : `${formatNumber(number)} lines cannot be done; the report says why.`,
  missing: {
    mac: 'The first line names no column for the MAC address, so the portal’s are used.',
    model: 'The first line names no column for the model, so the portal’s are used.',
  },
  unused: (columns: readonly string[]) => `Columns that are not used: ${columns.join(', ')}`,
  fallback: 'Phones of unknown make',
  noFallback: 'Leave them out',
  fallbackHint: 'For phones whose make neither the list nor the portal tells.',
  start: 'Save as zip',
  back: 'Back',
  progress: {
    'looking-up': (done: number, total: number) =>
      total === 0 ? 'Looking up phones…' : `Looking up ${formatNumber(done)} of ${phones(total)}…`,
    exporting: (done: number, total: number) => `Writing files: ${formatNumber(done)} of ${phones(total)}`,
  },
  pause: (remaining: number) => `The portal asks for a pause. Goes on in ${formatRemaining(remaining)}.`,
  proof: 'Waiting for your portal password.',
  cancelled: 'Cancelled. Nothing was saved.',
  done: (number: number, made: number) => `${phones(number)} exported, ${files(made)}`,
  none: 'No phone could be exported, so nothing was saved.',
  problems: (number: number) => count(number, 'line could not be done', 'lines could not be done'),
  firstOf: (shown: number, all: number) => `The first ${formatNumber(shown)} of ${formatNumber(all)}.`,
  copyReport: 'Copy report',
  columns: { line: 'Line', extension: 'Extension', why: 'Why' },
  close: 'Close',
  selecting: (number: number) => (number === 0 ? 'Choose phones' : `${phones(number)} chosen`),
  selectAll: 'All in the list',
  stopSelecting: 'Cancel',
  exportChosen: 'Export',
} as const

/** What was wrong with a list as a whole. */
export const listRuleText: ReadonlyMap<string, string> = new Map([
  ['not-csv', 'This is not a list with columns. Save it as CSV and open it again.'],
  ['unclosed-quote', 'A quotation mark in this list is never closed. Remove it, or close it, and try again.'],
  ['too-large', 'This list is too large for one export. Split it into several.'],
  ['too-many-rows', 'This list has more than 30,000 phones. Split it.'],
  ['unreadable', 'This file could not be read.'],
  [
    'no-extension-column',
    'The first line of this list names no column for the extension. Call that column “Extension” and try again.',
  ],
])

/** Why a line could not be done. */
export function exportProblemText(problem: ExportProblem['problem']): string {
  switch (problem.kind) {
    case 'no-extension':
      return 'It has no extension.'
    case 'open-quote':
      return 'A quotation mark in it joins it with the lines after it. Remove the mark.'
    case 'unknown-extension':
      return 'The portal has no phone with this extension.'
    case 'ambiguous-extension':
      return 'The portal has several phones with this extension.'
    case 'unreadable-mac':
      return `“${problem.mac}” is not a MAC address.`
    case 'duplicate-mac':
      return `Line ${formatNumber(problem.firstLine)} has the same MAC address.`
    case 'managed':
      return 'Your organisation does not allow files for this family of phones.'
    case 'unknown-model':
      return problem.model === ''
        ? 'Nobody knows its model.'
        : `“${problem.model}” is no model that files can be written for.`
    case 'same-file-name':
      return `Another phone has the file ${problem.name} already.`
    case 'refused':
      return refusalText(problem.refusal, 'the phone')
    case 'failed':
      return failedText.get(problem.code) ?? 'The portal did not give out its settings.'
  }
}

const failedText = new Map([
  ['not-found', 'It has no SIP login that can be read.'],
  ['forbidden', 'The portal does not let your account read it.'],
  ['timeout', 'The portal took too long to answer.'],
])
