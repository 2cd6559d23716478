import type { Page } from 'playwright-core'

/** What a person does with the app, by the names on the screen. Shared by the e2e tests and the tour. */

export interface Credentials {
  username: string
  password: string
}

export async function signIn(page: Page, { username, password }: Credentials, options: { keep?: boolean } = {}) {
  await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  await page.getByLabel('Username', { exact: true }).fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('checkbox', { name: /Keep me signed in/ }).setChecked(options.keep ?? false)
  await page.getByRole('button', { name: 'Login', exact: true }).click()
}

/** Finds a portal on the first-run screen and starts using it. */
export async function choosePortal(page: Page, address: string) {
  await page.getByLabel('Portal address').fill(address)
  await page.getByRole('button', { name: 'Check address' }).click()
  await page.getByRole('heading', { name: 'Portal found' }).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Signs in with region, account SID, API key and API token. */
export async function connectExotel(
  page: Page,
  { region, accountSid, apiKey, apiToken }: Record<'region' | 'accountSid' | 'apiKey' | 'apiToken', string>,
) {
  await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  await page.getByLabel('Region', { exact: true }).selectOption(region)
  await page.getByLabel('Account SID', { exact: true }).fill(accountSid)
  await page.getByLabel('API key', { exact: true }).fill(apiKey)
  await page.getByLabel('API token', { exact: true }).fill(apiToken)
  await page.getByRole('button', { name: 'Login', exact: true }).click()
}

/** The button with who is signed in, which opens the account's menu; in a small window it is part of the one menu. */
const accountButton = (page: Page) => page.getByRole('button', { name: /Signed in as|^Menu$/ })

/** Waits for the frame, which means that the person is signed in. */
export async function signedIn(page: Page) {
  await accountButton(page).waitFor()
}

/**
 * Reloads the page at its start, so that nothing remains that an earlier test in the same file typed, opened or chose.
 * Resolves with whether the person is still signed in; if not, the login page is shown.
 */
export async function startOver(page: Page): Promise<boolean> {
  await forgetPlaces(page)
  await page.evaluate(() => history.replaceState(null, '', '#/'))
  await page.reload()
  // Again, for a place that the page sent while it was being reloaded.
  await forgetPlaces(page)
  const account = accountButton(page)
  const leave = page.getByRole('button', { name: 'Sign out' })
  await account
    .or(leave)
    .or(page.getByRole('heading', { name: 'Dashboard Login' }))
    .waitFor()
  return (await account.isVisible()) || (await leave.isVisible())
}

/** Chooses from the account's menu. */
export async function chooseInAccountMenu(page: Page, name: 'Switch account' | 'Lock' | 'Sign out') {
  await accountButton(page).click()
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
}

/** Opens the list of accounts, signed in or not. */
export async function openAccounts(page: Page) {
  const outside = page.getByRole('button', { name: 'Use another account or portal' })
  await outside.or(accountButton(page)).waitFor()
  if (await outside.isVisible()) await outside.click()
  else await chooseInAccountMenu(page, 'Switch account')
}

/** Main keeps a person's place in lists for a page that is reloaded. */
export async function forgetPlaces(page: Page) {
  const place = { view: null, active: null, opened: null, offset: 0 }
  await page.evaluate(
    (calls) => Promise.all(calls.map((input) => window.bridge.call('lists.keepPlace', input))),
    (['phones', 'users', 'recordings', 'licences'] as const).map((list) => ({ list, place })),
  )
}

export async function signOut(page: Page) {
  await chooseInAccountMenu(page, 'Sign out')
  await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
}

/** Goes to an entry of the main menu. */
export async function goTo(page: Page, name: string | RegExp) {
  const menu = page.getByRole('button', { name: 'Menu', exact: true })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('banner').getByRole('link', { name, exact: true }).click()
}

export async function openPhones(page: Page) {
  // By what the portal has.
  const name = /^SIP (& FTP )?passwords$/
  await goTo(page, name)
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Finds a phone by its extension and chooses it. */
export async function openPhone(page: Page, { name, extension }: { name: string; extension: string }) {
  await openPhones(page)
  await page.getByRole('searchbox', { name: 'Search phones' }).fill(extension)
  await page.getByRole('gridcell', { name, exact: true }).click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

/** The list's own count, e.g. "1 of 40 phones"; the page announces it elsewhere too. */
export const phonesCount = (page: Page, count: string) =>
  page.getByRole('region', { name: 'Phones', exact: true }).getByText(count, { exact: true })

export async function openManageAccount(page: Page) {
  await goTo(page, 'Configuration')
  // Opens by itself where it is all that the account may configure.
  const card = page.getByRole('link', { name: 'Manage account' })
  const heading = page.getByRole('heading', { level: 1, name: 'Edit Account' })
  await card.or(heading).waitFor()
  if (await card.isVisible()) await card.click()
  await heading.waitFor()
}
