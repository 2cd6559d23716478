import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../e2e/app.ts'
import { look } from '../e2e/look.ts'
import { choosePortal, openAccounts, openPhone, signedIn, signIn } from '../e2e/person.ts'
import { startExotel } from '../portal/exotel/exotel.ts'
import { startPortal } from '../portal/portal.ts'

/** Colours that are hard to get right: very light, very dark, and two that neither black nor white suits well. */
const brands = { yellow: '#ffe600', black: '#050505', pink: '#ff7ab8', lime: '#b6ff00' }

const size = { width: 1280, height: 800 }

/**
 * Leaves pictures of the screens that show most of a brand's colour, for each of those colours, light, dark and in
 * forced colours.
 *
 * @param folder where to leave them; it is emptied first
 */
export async function photographBrands(folder: string, say: (line: string) => void): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const exotel = await startExotel({ users: 8, name: 'Exotel' })
  try {
    for (const [name, accent] of Object.entries(brands)) {
      // Two with a mark and two with an initial.
      const portal = await startPortal({ accent, ...(name.length % 2 === 0 ? {} : { mark: null }) })
      const app = await launchApp()
      try {
        for await (const screen of screens(app, portal, exotel.url)) {
          await photograph(app, join(folder, `${name}-${screen}`))
          say(`${name}: ${screen}`)
        }
      } finally {
        await app.close()
        await portal.close()
      }
    }
  } finally {
    await exotel.close()
  }
}

type Portal = Awaited<ReturnType<typeof startPortal>>

/** Goes from screen to screen, and names each. */
async function* screens(app: RunningApp, portal: Portal, other: string): AsyncGenerator<string> {
  const { page } = app
  const { ada } = portal.people
  await page.getByLabel('Portal address').fill(portal.url)
  await page.getByRole('button', { name: 'Check address' }).click()
  await page.getByRole('heading', { name: 'Portal found' }).waitFor()
  yield 'portal-found'
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Username', { exact: true }).fill(ada.username)
  yield 'sign-in'
  await signIn(page, ada)
  await signedIn(page)
  const phone = portal.phones.all().find(({ sip, ftp }) => sip && ftp?.security === 'ftp')
  if (!phone) throw new Error('the portal has no phone with FTP')
  await openPhone(page, phone)
  yield 'phones'
  await openAccounts(page)
  await page.getByRole('button', { name: 'Add an account or portal' }).click()
  await app.answerDialog('Connect')
  await choosePortal(page, other)
  await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  await openAccounts(page)
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  yield 'accounts'
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').first().click()
  await signedIn(page)
  await app.menu(['File', 'Lock'])
  await page.getByRole('button', { name: 'Unlock' }).waitFor()
  yield 'lock'
}

async function photograph({ page }: RunningApp, path: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) await look(page, `${path}-${theme}.png`, { theme, size })
  await look(page, `${path}-forced.png`, { theme: 'dark', size, forcedColors: true })
}
