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

/** Waits for the frame, which means that the person is signed in. */
export async function signedIn(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
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
  const leave = page.getByRole('button', { name: 'Sign out' })
  await leave.or(page.getByRole('heading', { name: 'Dashboard Login' })).waitFor()
  return leave.isVisible()
}

/** Main keeps a person's place in lists for a page that is reloaded. */
async function forgetPlaces(page: Page) {
  const place = { view: null, active: null, opened: null, offset: 0 }
  await page.evaluate(
    (calls) => Promise.all(calls.map((input) => window.bridge.call('lists.keepPlace', input))),
    (['phones', 'users', 'licences'] as const).map((list) => ({ list, place })),
  )
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
}

export async function openPhones(page: Page) {
  await page.getByRole('link', { name: 'SIP & FTP passwords' }).click()
  await page.getByRole('heading', { level: 1, name: 'SIP & FTP passwords' }).waitFor()
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
  await page.getByRole('link', { name: 'Configuration' }).click()
  await page
    .getByRole('button', { name: 'Manage account' })
    .or(page.getByRole('link', { name: 'Manage account' }))
    .click()
  await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
}
