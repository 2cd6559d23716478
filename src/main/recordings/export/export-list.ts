import type { Recording } from '../../../shared/recordings/recordings.ts'
import { writeBeside } from '../../files/atomic-file.ts'
import { throwIfEnded } from '../../under-way.ts'
import { byteOrderMark, type Cell, callColumns, callRow, csvLine, unknownCall } from './call-list.ts'
import type { UnreadCall } from './walk.ts'
import { Workbook } from './workbook.ts'

/** How many rows are written at once. */
const batch = 200

/** Writes the list of calls alone, as a spreadsheet or as CSV, and resolves with its path. */
export async function exportList(
  as: 'xlsx' | 'csv',
  path: string,
  calls: AsyncIterable<Recording | UnreadCall>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<string> {
  const pending = await writeBeside(path, async (file) => {
    const workbook = as === 'xlsx' ? new Workbook(file, callColumns) : null
    const add = (rows: readonly Cell[][]) =>
      workbook ? workbook.add(rows) : file.appendFile(rows.map(csvLine).join(''))
    if (!workbook) await file.appendFile(byteOrderMark + csvLine(callColumns))
    let rows: Cell[][] = []
    let done = 0
    for await (const call of calls) {
      throwIfEnded(signal)
      rows.push('why' in call ? callRow(unknownCall(call), call.why) : callRow(call, call.state))
      onProgress(++done)
      if (rows.length < batch) continue
      await add(rows)
      rows = []
    }
    await add(rows)
    await workbook?.finish()
    throwIfEnded(signal)
  })
  await pending.place(true)
  return path
}
