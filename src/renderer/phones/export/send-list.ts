import type { Result } from '../../../shared/errors.ts'
import type { PhoneColumn } from '../../../shared/phones/phone-columns.ts'
import type { ExportList } from '../../../shared/phones/phone-export.ts'
import type { Phone } from '../../../shared/phones/phones.ts'
import { cutAt } from '../../../shared/text/typed-text.ts'
import { call } from '../../bridge.ts'
import type { selectionParts } from '../../list/choosing.ts'

/** The size of a call over the bridge is limited, so longer lists are sent in pieces. */
const charactersAtOnce = 30_000

/** Phones selected in the list: how many, and the selection that tells main which. */
export interface SelectedPhones {
  count: number
  parts: () => ReturnType<typeof selectionParts<Phone, PhoneColumn>>
}

/** Sends the phones selected in the list to main. */
export function sendSelection({ count, parts }: SelectedPhones): Promise<Result<ExportList>> {
  const all = parts()
  const next = (from: number) => from + 1
  return inParts(all.length, next, (from, to) => {
    const selection = all[from] ?? { views: [], ids: [], except: [] }
    return call('phones.selectForExport', { selection, count, first: from === 0, more: to < all.length })
  })
}

/** Sends a pasted list to main. */
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
