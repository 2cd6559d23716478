import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { look } from './look.ts'
import { whyNoOwnEtc } from './own-etc.ts'
import { type Credentials, signedIn, signIn, signOut, startOver } from './person.ts'

const pictures = join('out', 'recordings-care')
const number = '+44 1632 960777'

let portal: RunningPortal
let app: RunningApp
let page: Page
let calls = 0

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  portal = await startPortal({ recordings: 50, recordingsUntil: Date.now() - 3_600_000 })
  app = await launchApp({ portal: portal.url })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  if (await startOver(page)) await signOut(page)
})
afterEach(() => portal.faults.clear())

/** A call that has just come in, opened by a person who signs in. */
async function openNewCall(person: Credentials, state: 'available' | 'archived' = 'available') {
  calls++
  const start = Date.now() - 1_800_000 + calls * 1000
  const caller = { number, name: '' }
  const callee = { number: '200', name: 'Ada Fernandes' }
  const keptUntil = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  portal.recordings.add([
    { id: `new-${calls}`, start, seconds: 83, direction: 'inbound', caller, callee, state, keptUntil },
  ])
  await signIn(page, person)
  await signedIn(page)
  await openCall(`new-${calls}`)
  return `new-${calls}`
}
async function openCall(id: string) {
  await page.evaluate((recording) => {
    location.hash = `#/recordings/${recording}`
  }, id)
  await detail().getByRole('heading', { level: 2 }).waitFor()
}
const detail = () => page.getByRole('article')
const button = (name: string) => detail().getByRole('button', { name, exact: true })
const dialog = (name: string) => page.getByRole('dialog', { name })
async function openDelete() {
  await button('More for this recording').click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
}
async function confirmDelete(reason: string) {
  await page.getByLabel('Reason', { exact: true }).fill(reason)
  await page.getByLabel(`Last 4 digits of ${number}`).fill('0777')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
}
/** Takes pictures of what is open at the sizes and themes that people have. */
async function picture(name: string) {
  await look(page, join(pictures, `${name}-1280.png`), { size: { width: 1280, height: 800 } })
  await look(page, join(pictures, `${name}-640.png`), { size: { width: 640, height: 700 } })
  await look(page, join(pictures, `${name}-dark.png`), { size: { width: 1280, height: 800 }, theme: 'dark' })
}

describe('looking after a recording', () => {
  it('notes, tags and a score are at the portal, for the next person as well', async () => {
    const id = await openNewCall(portal.people.ada)
    await button('Add note at 0:00').click()
    await page.keyboard.type('delivery Friday')
    await page.keyboard.press('Enter')
    await detail().getByText('delivery Friday').waitFor()
    await detail().getByLabel('New tag').fill('complaint')
    await page.keyboard.press('Enter')
    await button('Remove tag complaint').waitFor()
    await detail().getByText('4', { exact: true }).click()
    await expect.poll(() => detail().getByRole('radio', { name: '4' }).isChecked()).toBe(true)
    await picture('notes')
    await expectAccessible(page)
    await signOut(page)

    await signIn(page, portal.people.ben)
    await signedIn(page)
    await openCall(id)
    await detail().getByText('delivery Friday').waitFor()
    await button('Remove tag complaint').waitFor()
    expect(await detail().getByRole('radio', { name: '4' }).isChecked()).toBe(true)
    // Ben is an ordinary person: what only administrators may do is not there.
    for (const absent of ['Delete the note at 0:00', 'Hold…', 'More for this recording'])
      expect(await button(absent).count()).toBe(0)
    expect(
      await detail()
        .getByRole('button', { name: /^Heard by|^Not heard|^Who heard/ })
        .count(),
    ).toBe(0)
  })

  it('a note that the portal does not take stays in its field, and is saved when it does', async () => {
    await openNewCall(portal.people.ada)
    await button('Add note at 0:00').click()
    await page.keyboard.type('delivery Friday')
    portal.faults.next('POST */notes', { kind: 'status', status: 503 })
    await page.keyboard.press('Enter')
    await detail().getByText('Portal unavailable').waitFor()
    expect(await detail().getByLabel('Note at 0:00', { exact: true }).inputValue()).toBe('delivery Friday')
    await button('Try again').click()
    await button('Delete the note at 0:00').click()
    await dialog('Delete this note?').getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => detail().getByText('delivery Friday').count()).toBe(0)
  })

  it('a hold keeps a recording from being deleted until it is released, and a deleted one is brought back', async () => {
    await openNewCall(portal.people.ada)
    await detail()
      .getByText(/^It will be deleted after .*, in 3 days\.$/)
      .waitFor()
    await button('Hold…').click()
    await page.getByLabel('Reason', { exact: true }).fill('Complaint')
    await page.getByLabel('Case number', { exact: true }).fill('4471')
    await picture('hold')
    await expectAccessible(page)
    await dialog('Put this recording on hold').getByRole('button', { name: 'Put on hold' }).click()
    await detail()
      .getByText(/^On hold since .*, case 4471: cannot be deleted$/)
      .waitFor()
    await picture('held')

    await openDelete()
    await dialog('This recording is on hold').getByRole('button', { name: 'Release hold…' }).click()
    await page.getByLabel('Reason', { exact: true }).fill('Case closed')
    await picture('release')
    await dialog('Release the hold?').getByRole('button', { name: 'Release hold' }).click()
    await button('Hold…').waitFor()

    await openDelete()
    await page.getByLabel(`Last 4 digits of ${number}`).fill('0778')
    await dialog('Delete 1 recording?').getByRole('button', { name: 'Delete', exact: true }).click()
    await dialog('Delete 1 recording?').getByText('Enter a reason.').waitFor()
    await picture('delete')
    await expectAccessible(page)
    await confirmDelete('Asked by the customer')
    await detail()
      .getByText(/The recording was deleted on .* It can be restored until/)
      .waitFor()
    await picture('deleted')
    await button('Restore').click()
    await button('Hold…').waitFor()

    await detail().getByRole('button', { name: 'Not heard by anyone yet' }).click()
    const panel = page.getByRole('complementary', { name: 'Recording history' })
    await expect
      .poll(() => panel.getByRole('listitem').locator('p:nth-child(2)').allTextContents())
      .toEqual(['Restored it', 'Deleted it', 'Released the hold', 'Put it on hold'])
    await panel.getByText('“Asked by the customer”').waitFor()
    await picture('audit')
    await expectAccessible(page)
  })

  it('one that was put on hold meanwhile is not deleted, and says so', async () => {
    const id = await openNewCall(portal.people.ada)
    await openDelete()
    const held = await app.invoke('recordings.hold', [{ recording: id, hold: { reason: 'Complaint', case: '' } }])
    expect(held).toEqual({ ok: true, value: {} })
    await confirmDelete('Asked by the customer')
    await dialog('Delete 1 recording?')
      .getByText(/Nothing was deleted\./)
      .waitFor()
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('Asked by the customer')
    await picture('conflict')
    await page.keyboard.press('Escape')
    await detail()
      .getByText(/^On hold since/)
      .waitFor()
  })

  it('an archived one is fetched back', async () => {
    await openNewCall(portal.people.ada, 'archived')
    await button('Fetch back').click()
    await detail()
      .getByText(/is being prepared/)
      .waitFor()
    expect(await button('Fetch back').count()).toBe(0)
  })
})

it.skipIf(whyNoOwnEtc())('where policy forbids deleting, there is no way to', async () => {
  const managed = await launchApp({ portal: portal.url, policy: { DeleteRecordings: false } })
  const before = page
  try {
    page = managed.page
    const id = await openNewCall(portal.people.ada)
    await button('Hold…').waitFor()
    expect(await button('More for this recording').count()).toBe(0)
    expect(await managed.invoke('recordings.delete', [{ recording: id, reason: 'x' }])).toMatchObject({
      error: { code: 'managed' },
    })
  } finally {
    page = before
    await managed.close()
  }
})
