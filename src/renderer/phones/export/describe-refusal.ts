import { characterText, exportFieldText, refusalText } from 'text:phone-export'
import type { ExportField, ExportRefusal } from '../../../shared/phones/phone-export.ts'

const fieldNames: Record<ExportField, string> = {
  label: exportFieldText.label,
  mac: exportFieldText.mac,
  'sip.domain': exportFieldText.sip.domain,
  'sip.outboundProxy': exportFieldText.sip.outboundProxy,
  'sip.username': exportFieldText.sip.username,
  'sip.authorizationId': exportFieldText.sip.authorizationId,
  'sip.displayName': exportFieldText.sip.displayName,
  'sip.voicemailNumber': exportFieldText.sip.voicemailNumber,
  'sip.password': exportFieldText.sip.password,
  ftp: exportFieldText.ftp.login,
  'ftp.server': exportFieldText.ftp.server,
  'ftp.username': exportFieldText.ftp.username,
  'ftp.directory': exportFieldText.ftp.directory,
  'ftp.password': exportFieldText.ftp.password,
}

const characterNames = new Map<string, string>(Object.entries(characterText))
/** The name of a common character, else its code point as it is. */
const characterName = (codePoint: string) => characterNames.get(codePoint.replace('+', '')) ?? codePoint

/** Why a value does not fit, in one sentence. `family` is the phone's make. */
export const describeRefusal = ({ field, reason, character }: ExportRefusal, family: string): string =>
  refusalText[reason]({
    field: fieldNames[field],
    family,
    character: characterName(character ?? ''),
  })
