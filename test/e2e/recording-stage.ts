import type { Locator, Page } from 'playwright-core'
import type { RunningPortal } from '../portal/portal.ts'
import type { StoredRecording } from '../portal/recordings/store.ts'
import { firstNames, lastNames } from '../portal/seed/names.ts'
import type { RunningApp } from './app.ts'
import { forgetPlaces } from './person.ts'

/** What the scenes of recordings share: the calls, the words of a language, and ways through the screens. */

const hour = 3_600_000
const longName = 'Wilhelmina-Alexandra van der Oosterhout-Featherstonehaugh'
const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const aCall = (id: string, age: number, more: Partial<StoredRecording> = {}): StoredRecording => ({
  id,
  start: Date.now() - age * 60_000,
  seconds: 243,
  direction: 'inbound',
  caller: { number: '+44 1632 960777', name: longName },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
  ...more,
})

/** Calls of every kind since the others, the earliest first. The number of a recording decides what its sound is like. */
const calls = [
  aCall('call-900001', 59, { state: 'archived' }),
  aCall('call-900002', 58, { state: 'forbidden', caller: { number: '', name: '' } }),
  aCall('call-900003', 57, { state: 'preparing' }),
  aCall('call-900004', 56, { state: 'none', unrecordedBecause: 'unanswered' }),
  aCall('held-2', 55, { keptUntil: dateIn(30) }),
  aCall('deleted-2', 54),
  // Both halves of a transferred call; recording was paused in the first.
  aCall('parts-40', 53, { keptUntil: dateIn(3) }),
  aCall('parts-41', 48, { callee: { number: '201', name: longName } }),
]

function dateIn(days: number): string {
  return new Date(Date.now() + days * 24 * hour).toISOString().slice(0, 10)
}

/** For `startPortal`: calls in the days before, and room for the calls above. */
export const recordingsOptions = { recordings: 600, recordingsUntil: Date.now() - hour } as const

const given = [longName, longWord, 'complaint', 'delivery Friday', 'Switchboard', 'Among us', 'alaw', 'ulaw', 'pcm']

/** Whether a text is no text of the app's: a name, what somebody wrote, or a date, which the system's language has. */
export const isData = (text: string): boolean =>
  given.some((one) => text.includes(one)) ||
  /^(\w{3}, )?\w{3} \d+$/.test(text) ||
  text.split(' ').every((word) => [...firstNames, ...lastNames].includes(word))

/** Adds the calls, and what people did with them. Somebody with every right is signed in. */
export async function addCalls(portal: RunningPortal, app: RunningApp): Promise<void> {
  portal.recordings.add(calls)
  const change = async (call: string, input: object) => {
    const answer = await app.invoke(call, [input])
    if (!(answer as { ok: boolean }).ok) throw new Error(`${call}: ${JSON.stringify(answer)}`)
  }
  const [recording, held, deleted] = ['parts-40', 'held-2', 'deleted-2']
  await change('recordings.addNote', { recording, note: { at: 12, text: 'delivery Friday' } })
  await change('recordings.addNote', { recording, note: { at: 70, text: `${longWord} ${longName}` } })
  await change('recordings.changeLabels', {
    recording,
    labels: { tags: ['complaint', longWord.slice(0, 40)], score: 4 },
  })
  await change('recordings.hold', { recording: held, hold: { reason: longWord, case: '4471' } })
  await change('recordings.delete', { recording: deleted, reason: 'complaint' })
}

interface Words {
  care: typeof import('text:recording-care')
  exports: typeof import('text:recording-export')
  filters: typeof import('text:recording-filters')
  list: typeof import('text:recordings')
  player: typeof import('text:recording-player')
}

/** The app's texts in one of the languages of its build. */
export async function wordsIn(language: string): Promise<Words> {
  const load = (catalog: string) => import(/* @vite-ignore */ `text:${catalog}/${language}`)
  const [care, exports, filters, list, player] = await Promise.all(
    ['recording-care', 'recording-export', 'recording-filters', 'recordings', 'recording-player'].map(load),
  )
  return { care, exports, filters, list, player }
}

export interface Stage {
  app: RunningApp
  portal: RunningPortal
  words: Words
  /** An empty folder for exports. */
  folder: string
}

const savedFilters = {
  date: { by: 'name', name: 'last-7-days' },
  direction: null,
  person: null,
  minSeconds: null,
  maxSeconds: null,
  recorded: null,
  tag: null,
  held: null,
}

/** The list of calls as it is at the start of a session. */
export async function openList({ app, portal }: Stage) {
  const { page } = app
  portal.faults.clear()
  portal.recordings.spoilSound(null)
  const saved = [{ name: 'Among us', filters: savedFilters }]
  await app.invoke('recordings.keepSearches', [{ zone: 'portal', last: null, saved }])
  await forgetPlaces(page)
  await page.evaluate(() => history.replaceState(null, '', '#/recordings'))
  await page.reload()
  await forgetPlaces(page)
  await page.getByRole('grid').getByRole('gridcell').first().waitFor()
}

export const dialog = ({ app: { page } }: Stage) => page.getByRole('dialog')
export const detail = ({ app: { page } }: Stage) => page.getByRole('article')
const openMenu = ({ app: { page } }: Stage) => page.getByRole('menu').filter({ visible: true })
export const player = (stage: Stage) =>
  detail(stage).getByRole('region', { name: stage.words.player.playerText.player })
export const exportBar = ({ app: { page }, words }: Stage) =>
  page.getByRole('region', { name: words.exports.runningExportText.label, exact: true })

export const press = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).first().click()
export const choose = (stage: Stage, name: string) => openMenu(stage).getByText(name, { exact: true }).click()

export async function openCall(stage: Stage, recording: string) {
  await openList(stage)
  await stage.app.page.evaluate((id) => {
    location.hash = `#/recordings/${id}`
  }, recording)
  await detail(stage).getByRole('heading', { level: 2 }).waitFor()
}

/** Presses the button of a filter, which a small window keeps behind another. */
export async function pressFilter(stage: Stage, name: string) {
  const { page } = stage.app
  const menu = page.getByRole('button', { name, exact: true })
  const toggle = page.getByRole('button', { name: stage.words.filters.filtersText.filters({ count: 0 }), exact: true })
  await menu.or(toggle).filter({ visible: true }).first().waitFor()
  if (await toggle.isVisible()) await toggle.click()
  await menu.click()
}

export async function openFilters(stage: Stage, name: string) {
  await pressFilter(stage, name)
  await openMenu(stage).waitFor()
}

/** The bar in the place of the filters, with two calls selected. */
export async function chooseTwo(stage: Stage) {
  const { page } = stage.app
  const { begin, label, count } = stage.words.list.chosenCallsText
  await openList(stage)
  await press(page, begin)
  for (const row of [1, 2]) await page.getByRole('grid').getByRole('row').nth(row).click()
  const bar = page.getByRole('region', { name: label, exact: true })
  await bar.getByText(count({ count: 2 })).waitFor()
  return bar
}

export async function openHoldMany(stage: Stage) {
  await press(await chooseTwo(stage), stage.words.care.recordingHoldText.open)
  await dialog(stage).getByRole('textbox').first().waitFor()
}

export async function openDates(stage: Stage) {
  const { filtersText } = stage.words.filters
  await openList(stage)
  await press(stage.app.page, filtersText.dateIs({ range: filtersText.ranges['last-7-days'] }))
  await openMenu(stage).waitFor()
}

export async function openSavedSearches(stage: Stage) {
  await openList(stage)
  await press(stage.app.page, stage.words.filters.savedSearchesText.open)
  await openMenu(stage).waitFor()
}

export async function search(stage: Stage, text: string) {
  await openList(stage)
  await stage.app.page.getByRole('searchbox').fill(text)
  await stage.app.page.locator('.widenings:not(:has(.patient))').waitFor()
}

export async function openPlayer(stage: Stage) {
  await openCall(stage, 'parts-40')
  await player(stage).locator('.timeline-bars').first().waitFor()
}

export const play = (stage: Stage) => press(player(stage), stage.words.player.playerText.play)

export async function openDelete(stage: Stage, recording: string) {
  await openCall(stage, recording)
  await press(detail(stage), stage.words.care.recordingActionsText.more)
  await choose(stage, stage.words.care.recordingDeletionText.open)
  await dialog(stage).waitFor()
}

export async function openExport(stage: Stage) {
  await openList(stage)
  await press(stage.app.page, stage.words.exports.newExportText.open)
  await dialog(stage).getByRole('radio').first().waitFor()
}

export async function startExport(stage: Stage) {
  await stage.app.answerDialog(stage.folder)
  await press(dialog(stage), stage.words.exports.newExportText.start)
  await dialog(stage).waitFor({ state: 'detached' })
}

/** An export that waits for the portal. */
export async function openRunningExport(stage: Stage) {
  await openExport(stage)
  stage.portal.faults.set('*/audio*', { kind: 'status', status: 503, retryAfter: 600 })
  await startExport(stage)
  await exportBar(stage).getByRole('progressbar').waitFor()
}

export async function endExport(stage: Stage) {
  await stage.app.invoke('recordings.cancelExport', [{}])
  await stage.app.page.keyboard.press('Escape')
  await press(exportBar(stage), stage.words.exports.runningExportText.close)
}
