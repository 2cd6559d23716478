// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AccountRecordings, accountRecordings } from '../../../../src/renderer/recordings/account-recordings.ts'
import { FilterBar } from '../../../../src/renderer/recordings/filter/filter-bar.tsx'
import { initialFilters } from '../../../../src/renderer/recordings/filter/filters.ts'
import { NothingFound } from '../../../../src/renderer/recordings/filter/nothing-found.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { RecordingPerson } from '../../../../src/shared/recordings/recordings.ts'
import { person } from '../../person.ts'
import { type CallsPortal, startCalls } from '../calls-portal.ts'
import { aCall } from '../recording.ts'

const somebody = (name: string, extension = ''): RecordingPerson => ({ id: name, name, extension })
const people = [somebody('Ada Fernandes', '200'), somebody('Ana Silva', '201'), somebody('Hana Ito', '202')]
const recently = () => new Date(Date.now() - 3_600_000).toISOString()

let portal: CallsPortal
let recordings: AccountRecordings
let stop = () => {}

beforeEach(() => {
  usePopovers()
  open()
})
afterEach(() => {
  stop()
  render(null, document.body)
  endSession('signed-out')
})

/** happy-dom has no popovers; that Chromium closes them on Escape and a press elsewhere is seen in e2e/recordings-find. */
function usePopovers() {
  const opened = new WeakSet<HTMLElement>()
  const openerOf = ({ id }: HTMLElement) => document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)
  const tell = (popover: HTMLElement, newState: string) =>
    popover.dispatchEvent(Object.assign(new Event('toggle'), { newState }))
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      if (opened.has(this)) return
      opened.add(this)
      tell(this, 'open')
    },
    hidePopover(this: HTMLElement) {
      if (!opened.delete(this)) return
      if (this.contains(document.activeElement)) openerOf(this)?.focus()
      tell(this, 'closed')
    },
  })
  document.onclick = ({ target }) => {
    const id = target instanceof Element && target.closest('[popovertarget]')?.getAttribute('popovertarget')
    const popover = id ? document.getElementById(id) : null
    if (popover) opened.has(popover) ? popover.hidePopover() : popover.showPopover()
  }
}

/** The filters over a list of one call, of Ada's. */
function open(...[offer, kept]: [Parameters<typeof startCalls>[1]?, Parameters<typeof startCalls>[2]?]) {
  stop()
  endSession('signed-out')
  portal = startCalls([aCall('one', recently())], offer, kept)
  portal.people = people
  const signedIn = accountRecordings.value
  if (!signedIn) throw new Error('Nobody is signed in')
  recordings = signedIn
  stop = recordings.follow()
  render(<FilterBar recordings={recordings} />, document.body)
}

const button = () => screen.getByRole('button', { name: 'Person' })
const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Name or extension' })
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
/** The option that a screen reader is at. */
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent
const status = (text: string | RegExp) => within(screen.getByRole('dialog', { name: 'Person' })).findByText(text)
const chosen = () => recordings.filters.value.person

/** Opens the popup, which lists everybody. */
async function openPopup() {
  await person.click(button())
  await waitFor(() => expect(options()).toHaveLength(3))
}

describe('the person whose calls are listed', () => {
  test('is chosen from those that the portal finds by what is typed', async () => {
    await openPopup()
    expect(button().getAttribute('aria-expanded')).toBe('true')
    expect([document.activeElement, field().getAttribute('aria-expanded')]).toEqual([field(), 'true'])
    await status('3 people')
    await person.keyboard('ana')
    await waitFor(() => expect(options()).toEqual(['Ana Silva201', 'Hana Ito202']))
    expect(portal.searched).toEqual(['', 'ana'])
    expect(active()).toBe('Ana Silva201')
    await person.keyboard('{Enter}')
    expect(chosen()).toEqual({ id: 'Ana Silva', name: 'Ana Silva' })
    expect(document.activeElement).toBe(button())
    await person.click(screen.getByRole('button', { name: 'Remove the filter “Person: Ana Silva”' }))
    expect(chosen()).toBeNull()
  })

  test('is reached with the arrows, and taken with Enter or a click', async () => {
    button().focus()
    await person.keyboard('{ArrowDown}')
    await waitFor(() => expect(options()).toHaveLength(3))
    expect(active()).toBeUndefined()
    await person.keyboard('{Enter}')
    expect(chosen()).toBeNull()
    await person.keyboard('{ArrowDown}{ArrowDown}')
    expect(active()).toBe('Ana Silva201')
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Ana Silva201')
    await person.keyboard('{ArrowUp}{ArrowUp}')
    expect(active()).toBe('Hana Ito202')
    await person.keyboard('{ArrowDown}')
    expect(active()).toBe('Ada Fernandes200')
    await person.keyboard('{Enter}')
    expect(chosen()).toMatchObject({ name: 'Ada Fernandes' })
    await person.click(button())
    await person.click(await screen.findByRole('option', { name: /Hana Ito/ }))
    expect(chosen()).toMatchObject({ name: 'Hana Ito' })
  })

  test('is anyone again by the first choice', async () => {
    recordings.filterBy({ person: { id: 'Ana Silva', name: 'Ana Silva' } })
    await person.click(button())
    await waitFor(() => expect(options()).toEqual(['Anyone', 'Ada Fernandes200', 'Ana Silva201', 'Hana Ito202']))
    await person.keyboard('{ArrowDown}{Enter}')
    expect(chosen()).toBeNull()
  })

  test('is nobody of an answer to something that was typed before', async () => {
    await openPopup()
    await person.keyboard('hana{Enter}')
    expect(chosen()).toBeNull()
    // Enter asks without waiting for a pause.
    await waitFor(() => expect(options()).toEqual(['Hana Ito202']))
    expect(portal.searched).toEqual(['', 'hana'])
  })

  test('is asked for by name where more match than are shown', async () => {
    portal.people = Array.from({ length: 10_000 }, (_, index) => somebody(`Person ${String(index).padStart(5, '0')}`))
    await person.click(button())
    await status('First 20 people. Type a name.')
    expect(options()).toHaveLength(20)
    await person.keyboard('009')
    await status('First 20 people. Type more of the name.')
    await person.keyboard('99')
    await status('1 person')
  })

  test('is said not to be found', async () => {
    await openPopup()
    await person.keyboard('nobody')
    await status('No person with this name or extension.')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(field().getAttribute('aria-expanded')).toBe('false')
    await person.keyboard('{ArrowDown}{Enter}')
    expect(chosen()).toBeNull()
  })

  test('can be looked for again after a failure, with what was typed', async () => {
    await openPopup()
    portal.refusal = { code: 'portal-unavailable', host: 'portal.example' }
    await person.keyboard('hana')
    await screen.findByText('People could not be looked up')
    expect(field().value).toBe('hana')
    portal.refusal = null
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(options()).toEqual(['Hana Ito202']))
    expect(field().value).toBe('hana')
  })

  test('stays when the popup is left, and the next search begins anew', async () => {
    await openPopup()
    await person.keyboard('hana')
    await waitFor(() => expect(options()).toHaveLength(1))
    screen.getByRole('dialog', { name: 'Person' }).hidePopover()
    await openPopup()
    expect([field().value, chosen()]).toEqual(['', null])
  })

  test('is not offered by a portal without that filter, nor asked of it', async () => {
    const last = { ...initialFilters, person: { id: 'Ana Silva', name: 'Ana Silva' } }
    open({ filters: ['direction'] }, { zone: 'utc', saved: [], last })
    await waitFor(() => expect(portal.asked.length).toBeGreaterThan(0))
    expect(screen.queryByRole('button', { name: 'Person' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Ana Silva/ })).toBeNull()
    expect(portal.asked.every((query) => query.person === undefined)).toBe(true)
  })
})

test('a person whom the portal does not know has no calls, for a reason, and the list without them is offered', async () => {
  recordings.filterBy({ person: { id: 'gone', name: 'Gone Galore' } })
  await waitFor(() => expect(recordings.pages.listed.value?.isPersonUnknown).toBe(true))
  const listed = recordings.pages.listed.value
  if (!listed) throw new Error('nothing was listed')
  render(<NothingFound recordings={recordings} listed={listed} />, document.body)
  screen.getByText('No calls of Gone Galore')
  screen.getByText('The portal no longer has this person, or does not show you their calls.')
  await person.click(await screen.findByRole('button', { name: 'Without “Person: Gone Galore”: 1' }))
  expect(chosen()).toBeNull()
})
