import type { Result } from '../../../shared/errors.ts'
import type { ExportList } from '../../../shared/phones/phone-export.ts'
import { cutAt } from '../../../shared/text/typed-text.ts'
import { call } from '../../bridge.ts'

/** A call over the bridge takes only so much; longer lists go in parts. */
const phonesAtOnce = 400
const charactersAtOnce = 30_000

/** Hands phones chosen in the list to main. */
export function sendSelection(ids: readonly string[]): Promise<Result<ExportList>> {
  const next = (from: number) => from + phonesAtOnce
  return inParts(ids.length, next, (from, to) =>
    call('phones.selectForExport', { phones: ids.slice(from, to), first: from === 0, more: to < ids.length }),
  )
}

/** Hands a pasted list to main. */
export function sendText(text: string, of: 'phones' | 'macs'): Promise<Result<ExportList>> {
  const next = (from: number) => cutAt(text, from + charactersAtOnce)
  return inParts(text.length, next, (from, to) =>
    call('phones.pasteForExport', { text: text.slice(from, to), of, first: from === 0, more: to < text.length }),
  )
}

async function inParts(
  length: number,
  next: (from: number) => number,
  send: (from: number, to: number) => Promise<Result<ExportList>>,
): Promise<Result<ExportList>> {
  let answer = await send(0, next(0))
  for (let from = next(0); answer.ok && from < length; from = next(from)) answer = await send(from, next(from))
  return answer
}
