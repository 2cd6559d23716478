import type { Page } from 'playwright-core'
import { soundBytes, soundLength } from '../portal/recordings/sound.ts'
import { planOf } from '../portal/recordings/sound-plan.ts'
import type { StoredRecording } from '../portal/recordings/store.ts'
import { goTo } from './person.ts'

/** What tests of saving recordings as files share. */

export const count = 500
const minute = 60_000

/** Calls of a second, one a minute until a quarter of an hour ago. */
export const calls: StoredRecording[] = Array.from({ length: count }, (_, index) => ({
  id: `call-${index}`,
  start: Date.now() - (count - index + 15) * minute,
  seconds: 1,
  direction: 'inbound',
  caller: { number: `+44 1632 960${String(index).padStart(3, '0')}`, name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
}))
export const latest = calls[count - 1]
export const latestNumber = '+44 1632 960499'

/** The file of a call as the portal has it. */
export function soundOf(id: string): Buffer {
  const stored = calls.find((call) => call.id === id)
  if (!stored) throw new Error(`There is no call ${id}`)
  const plan = planOf(stored)
  return Buffer.concat([...soundBytes(plan, { first: 0, last: soundLength(plan) - 1 })])
}

/** What a person sees and presses to save them; on another page than the usual one where told. */
export function savingOn(page: () => Page) {
  const dialog = (on = page()) => on.getByRole('dialog')
  const bar = (on = page()) => on.getByRole('region', { name: 'Export', exact: true })
  const detail = (on = page()) => on.getByRole('article')
  const downloadButton = (on = page()) => detail(on).getByRole('button', { name: 'Download', exact: true })

  async function openRecordings(on = page()) {
    await goTo(on, 'Recordings')
    await on.getByRole('heading', { level: 1, name: 'Recordings' }).waitFor()
    await on.getByText('500 calls', { exact: true }).first().waitFor()
  }

  async function openLatest(on = page()) {
    await openRecordings(on)
    await on.getByRole('gridcell', { name: latestNumber }).click()
    await detail(on).getByRole('heading', { level: 2 }).waitFor()
  }

  async function openExport(on = page()) {
    await openRecordings(on)
    await on.getByRole('button', { name: 'Export…' }).click()
    await dialog(on).waitFor()
  }
  return { dialog, bar, detail, downloadButton, openLatest, openExport }
}
