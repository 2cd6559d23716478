import type { Result } from '../../../shared/errors.ts'
import type { ExportList } from '../../../shared/phone-export.ts'
import { call } from '../../bridge.ts'

/** A call over the bridge takes only so much; longer lists go in parts. */
const phonesAtOnce = 400
const charactersAtOnce = 30_000

/** Hands phones chosen in the list to main. */
export function sendSelection(ids: readonly string[]): Promise<Result<ExportList>> {
  return inParts(ids.length, phonesAtOnce, (from, to) =>
    call('phones.selectForExport', { phones: ids.slice(from, to), first: from === 0, more: to < ids.length }),
  )
}

/** Hands a pasted list to main. */
export function sendText(text: string, of: 'phones' | 'macs'): Promise<Result<ExportList>> {
  return inParts(text.length, charactersAtOnce, (from, to) =>
    call('phones.pasteForExport', { text: text.slice(from, to), of, first: from === 0, more: to < text.length }),
  )
}

async function inParts(
  length: number,
  most: number,
  send: (from: number, to: number) => Promise<Result<ExportList>>,
): Promise<Result<ExportList>> {
  let answer = await send(0, most)
  for (let from = most; answer.ok && from < length; from += most) answer = await send(from, from + most)
  return answer
}
