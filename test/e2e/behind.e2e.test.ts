import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startPortal } from '../portal/portal.ts'
import { launchApp } from './app.ts'
import { openPhones, signedIn, signIn } from './person.ts'

/** Starts an export whose last line cannot be exported, with another program in front. */
async function exportBehind(env: Record<string, string> = {}) {
  const portal = await startPortal({ phones: 12 })
  onTestFinished(() => portal.close())
  const app = await launchApp({ portal: portal.url, env })
  onTestFinished(() => app.close())
  const folder = await mkdtemp(join(tmpdir(), 'behind-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { page } = app
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhones(page)
  const phones = portal.phones.all().filter(({ mac }) => mac !== null)
  const lines = phones.map(({ extension, mac, device }) => `${extension},${mac},${device}`)
  const list = join(folder, 'phones.csv')
  await writeFile(list, `Extension,MAC,Model\r\n${lines.join('\r\n')}\r\n9999,0004f2000001,Polycom\r\n`)
  const press = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
  await app.answerDialog(list)
  await press('Open a CSV file')
  await page
    .getByRole('dialog')
    .getByText(/phones? to export/)
    .waitFor()
  await app.blur()
  await app.answerDialog(join(folder, 'phones.zip'))
  await press('Save as ZIP')
  const finished = page.getByRole('dialog').getByText(/^\d+ phones exported/)
  return { app, finished, saved: phones.length }
}

it.skipIf(process.env.E2E_RUNTIME === 'electron')(
  'an export that ends behind another window says so with counts alone, and a click on that brings the app forward',
  async () => {
    const { app, finished, saved } = await exportBehind()
    await finished.waitFor()
    await expect.poll(() => app.notifications()).toEqual([{ title: 'Export finished', body: `${saved} saved, 1 not.` }])
    expect(await app.progressBar()).toBeNull()
    await app.clickNotification('Export finished')
    expect((await app.windows())[0]?.isFocused).toBe(true)
    expect(await app.notifications()).toEqual([])
  },
)

it.skipIf(process.env.E2E_RUNTIME === 'electron')('a desktop without notifications shows none', async () => {
  const { app, finished } = await exportBehind({ HOST_NOTIFICATIONS: '0' })
  await finished.waitFor()
  expect(await app.notifications()).toEqual([])
})
