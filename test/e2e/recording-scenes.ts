import {
  choose,
  chooseTwo,
  detail,
  dialog,
  endExport,
  exportBar,
  openCall,
  openDates,
  openDelete,
  openExport,
  openFilters,
  openHoldMany,
  openList,
  openPlayer,
  openRunningExport,
  openSavedSearches,
  play,
  player,
  press,
  pressFilter,
  type Stage,
  search,
  startExport,
} from './recording-stage.ts'

interface Scene {
  name: string
  /** Opens it afresh, and resolves when it is drawn. */
  open: (stage: Stage) => Promise<void>
  /** Ends what would be seen in other scenes too. */
  close?: (stage: Stage) => Promise<void>
}

/** Everything that the recordings show, as scenes that open in every language. */
export const recordingScenes: readonly Scene[] = [
  { name: 'list', open: openList },
  {
    name: 'filters',
    async open(stage) {
      const { filters, list } = stage.words
      await openList(stage)
      await openFilters(stage, filters.filtersText.direction)
      await choose(stage, list.callText.direction.inbound)
      await stage.app.page.locator('.filter-chip').waitFor()
    },
  },
  {
    name: 'length',
    async open(stage) {
      await openList(stage)
      await openFilters(stage, stage.words.filters.filtersText.length)
    },
  },
  {
    name: 'person',
    async open(stage) {
      await openList(stage)
      await pressFilter(stage, stage.words.filters.filtersText.person)
      await dialog(stage).getByRole('option').first().waitFor()
    },
  },
  { name: 'dates', open: openDates },
  {
    name: 'between-dates',
    async open(stage) {
      await openDates(stage)
      await choose(stage, stage.words.filters.filtersText.between)
      await dialog(stage).locator('input').first().fill('')
      await press(dialog(stage), stage.words.filters.betweenDatesText.apply)
      await dialog(stage).getByText(stage.words.filters.betweenDatesText.required).first().waitFor()
    },
  },
  {
    name: 'go-to',
    async open(stage) {
      await openList(stage)
      await press(stage.app.page, stage.words.filters.goToText.open)
      await dialog(stage).waitFor()
    },
  },
  { name: 'saved-searches', open: openSavedSearches },
  {
    name: 'save-search',
    async open(stage) {
      await openSavedSearches(stage)
      await choose(stage, stage.words.filters.savedSearchesText.save)
      await dialog(stage).waitFor()
    },
  },
  {
    name: 'remove-search',
    async open(stage) {
      await openSavedSearches(stage)
      await choose(stage, stage.words.filters.savedSearchesText.remove)
      await dialog(stage).waitFor()
    },
  },
  { name: 'nothing-found', open: (stage) => search(stage, '+44 1632 000000') },
  { name: 'call', open: openPlayer },
  {
    name: 'playing',
    async open(stage) {
      await openPlayer(stage)
      await play(stage)
      await player(stage)
        .getByText(stage.words.player.playerText.part({ part: 1, parts: 2 }))
        .waitFor()
      await press(player(stage), stage.words.player.playerText.pausePlaying)
    },
  },
  {
    name: 'not-played',
    async open(stage) {
      await openPlayer(stage)
      stage.portal.faults.set('*/audio*', { kind: 'status', status: 503 })
      await play(stage)
      await player(stage).getByRole('alert').waitFor()
    },
  },
  {
    name: 'new-note',
    async open(stage) {
      const { recordingNotesText } = stage.words.care
      await openCall(stage, 'parts-40')
      await press(detail(stage), recordingNotesText.add({ place: '0:00' }))
      await press(detail(stage), recordingNotesText.save)
      await detail(stage).getByText(recordingNotesText.missing).waitFor()
    },
  },
  {
    name: 'delete-note',
    async open(stage) {
      await openCall(stage, 'parts-40')
      await press(detail(stage), stage.words.care.recordingNotesText.delete.label({ place: '1:10' }))
      await dialog(stage).waitFor()
    },
  },
  {
    name: 'heard-by',
    async open(stage) {
      await openCall(stage, 'held-2')
      await detail(stage).locator('.recording-actions > .text-button').click()
      await stage.app.page.locator('.audit-entries').waitFor()
    },
  },
  {
    name: 'hold',
    async open(stage) {
      await openCall(stage, 'parts-40')
      await press(detail(stage), stage.words.care.recordingHoldText.open)
      await press(dialog(stage), stage.words.care.recordingHoldText.confirm)
    },
  },
  { name: 'held', open: (stage) => openCall(stage, 'held-2') },
  { name: 'delete-held', open: (stage) => openDelete(stage, 'held-2') },
  {
    name: 'release',
    async open(stage) {
      await openCall(stage, 'held-2')
      await press(detail(stage), stage.words.care.recordingHoldText.release.open)
      await dialog(stage).waitFor()
    },
  },
  {
    name: 'delete',
    async open(stage) {
      await openDelete(stage, 'parts-40')
      await press(dialog(stage), stage.words.care.recordingDeletionText.confirm)
    },
  },
  { name: 'archived', open: (stage) => openCall(stage, 'call-900001') },
  { name: 'deleted', open: (stage) => openCall(stage, 'deleted-2') },
  { name: 'forbidden', open: (stage) => openCall(stage, 'call-900002') },
  {
    name: 'mini-player',
    async open(stage) {
      const { page } = stage.app
      await openPlayer(stage)
      await play(stage)
      await page.evaluate(() => {
        location.hash = '#/help'
      })
      await page.locator('.mini-player').waitFor()
    },
  },
  { name: 'selected', open: async (stage) => void (await chooseTwo(stage)) },
  {
    name: 'hold-many',
    async open(stage) {
      await openHoldMany(stage)
      await press(dialog(stage), stage.words.care.recordingHoldText.confirm)
    },
  },
  {
    name: 'hold-many-failed',
    async open(stage) {
      await openHoldMany(stage)
      stage.portal.faults.set('PUT */hold', { kind: 'reset' })
      await dialog(stage).getByRole('textbox').first().fill('complaint')
      await press(dialog(stage), stage.words.care.recordingHoldText.confirm)
      await dialog(stage).getByRole('table').waitFor()
    },
  },
  { name: 'export', open: openExport },
  {
    name: 'export-list',
    async open(stage) {
      const { newExportText } = stage.words.exports
      await openExport(stage)
      await dialog(stage).getByRole('radio').last().check()
      await dialog(stage).getByText(newExportText.choose.file).waitFor()
    },
  },
  { name: 'exporting', open: openRunningExport, close: endExport },
  {
    name: 'cancel-export',
    async open(stage) {
      await openRunningExport(stage)
      await press(exportBar(stage), stage.words.exports.runningExportText.cancelLong)
      await dialog(stage).waitFor()
    },
    close: endExport,
  },
  {
    name: 'export-report',
    async open(stage) {
      await openExport(stage)
      stage.portal.recordings.spoilSound('wrong-digest')
      await startExport(stage)
      await press(exportBar(stage), stage.words.exports.runningExportText.showReport)
      await dialog(stage).getByRole('table').waitFor()
    },
    close: endExport,
  },
]
