import type { Recording } from '../../../shared/recordings/recordings.ts'
import { writeBeside } from '../../files/atomic-file.ts'
import { throwIfEnded } from '../../under-way.ts'
import { byteOrderMark, type Cell, callColumns, callRow, csvLine } from './call-list.ts'
import { mostRows, Workbook } from './workbook.ts'

/** How many rows are written at once. */
const batch = 200

/** Writes the list of calls alone, as a spreadsheet or as CSV, and resolves with its path. */
export async function exportList(
  as: 'xlsx' | 'csv',
  path: string,
  calls: AsyncIterable<Recording>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<string> {
  const pending = await writeBeside(path, async (file) => {
    const workbook = as === 'xlsx' ? new Workbook(file) : null
    const add = (rows: readonly (readonly Cell[])[]) =>
      workbook ? workbook.add(rows) : file.appendFile(rows.map(csvLine).join(''))
    if (!workbook) await file.appendFile(byteOrderMark)
    let rows: Cell[][] = [[...callColumns]]
    let done = 0
    for await (const call of calls) {
      throwIfEnded(signal)
      rows.push(callRow(call, call.state))
      onProgress(++done)
      if (workbook && done + 1 >= mostRows) break
      if (rows.length < batch) continue
      await add(rows)
      rows = []
    }
    await add(rows)
    await workbook?.finish()
  })
  await pending.place(true)
  return path
}
