import type { Page } from 'playwright-core'

/** A picture to take. */
export interface Shot {
  name: string
  scenario: string
  route?: string
  /** What a person does before the picture. */
  act?: (page: Page) => Promise<void>
}

const signIn = async (page: Page) => {
  await page.getByLabel('Username').fill('dana')
  await page.getByLabel('Password', { exact: true }).fill('hunter-two')
  await page.getByRole('button', { name: 'Login' }).click()
}
const checkAddress = async (page: Page) => {
  await page.getByLabel('Portal address').fill('portal.northwind.example')
  await page.getByRole('button', { name: 'Check address' }).click()
}
const reset = async (page: Page) => {
  await page.getByLabel('Email Address').fill('dana@northwind.example')
  await page.getByRole('button', { name: 'Reset password' }).click()
  await page.getByText('Check your e-mail').waitFor()
}
const alerted = async (page: Page) => page.getByRole('alert').first().waitFor()

const suggest = async (page: Page) => {
  await page.getByRole('button', { name: 'Suggest a password' }).click()
  await page.getByText('Strength:').waitFor()
}

/** Every screen in every state worth looking at. */
export const shots: readonly Shot[] = [
  { name: 'first-run', scenario: 'first-run' },
  { name: 'first-run-found', scenario: 'first-run', act: checkAddress },
  ...['not-a-portal', 'insecure', 'certificate'].map((kind) => ({
    name: `first-run-${kind}`,
    scenario: `first-run-${kind}`,
    act: async (page: Page) => {
      await checkAddress(page)
      await alerted(page)
    },
  })),
  { name: 'sign-in', scenario: 'sign-in' },
  { name: 'sign-in-client-id', scenario: 'sign-in-client-id' },
  { name: 'sign-in-remembered', scenario: 'sign-in-remembered' },
  {
    name: 'sign-in-empty',
    scenario: 'sign-in',
    act: async (page) => page.getByRole('button', { name: 'Login' }).click(),
  },
  ...['wrong', 'too-many', 'offline'].map((kind) => ({
    name: `sign-in-${kind}`,
    scenario: `sign-in-${kind}`,
    act: async (page: Page) => {
      await signIn(page)
      await alerted(page)
    },
  })),
  {
    name: 'sign-in-pending',
    scenario: 'sign-in-pending',
    act: async (page) => {
      await signIn(page)
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'sign-in-keychain-locked',
    scenario: 'sign-in-keychain-locked',
    act: async (page) => page.getByLabel('Keep me signed in').check(),
  },
  {
    name: 'sign-in-help',
    scenario: 'sign-in-client-id',
    act: async (page) => {
      await page.getByRole('button', { name: 'Need help signing in?' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'accounts',
    scenario: 'sign-in',
    act: async (page) => {
      await page.getByRole('button', { name: 'Use another account or portal' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'portal-unreachable', scenario: 'portal-unreachable' },
  { name: 'restoring', scenario: 'restoring', act: async (page) => page.waitForTimeout(500) },
  { name: 'forgot-password', scenario: 'sign-in', route: '/forgot-password' },
  { name: 'forgot-password-sent', scenario: 'sign-in', route: '/forgot-password', act: reset },
  {
    name: 'forgot-password-contact',
    scenario: 'sign-in',
    route: '/forgot-password',
    act: async (page) => {
      await page.getByRole('button', { name: 'I don’t know my e-mail address or user name' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'help-outside', scenario: 'sign-in', route: '/help' },
  { name: 'dashboard', scenario: 'signed-in' },
  { name: 'configuration', scenario: 'signed-in', route: '/configuration' },
  { name: 'account', scenario: 'signed-in', route: '/configuration/account' },
  { name: 'phones', scenario: 'signed-in', route: '/phones/phone-1' },
  ...['pending', 'failed', 'fixed-username'].map((kind) => ({
    name: `account-${kind}`,
    scenario: `account-${kind}`,
    route: '/configuration/account',
  })),
  { name: 'account-suggested', scenario: 'signed-in', route: '/configuration/account', act: suggest },
  {
    name: 'account-conflict',
    scenario: 'account-conflict',
    route: '/configuration/account',
    act: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
      await page.getByRole('button', { name: 'Save changes' }).click()
      await alerted(page)
    },
  },
  {
    name: 'account-changed',
    scenario: 'account-changed',
    route: '/configuration/account',
    act: async (page) => {
      await suggest(page)
      await page.getByLabel('Current password', { exact: true }).fill('hunter-two')
      await page.getByRole('button', { name: 'Save changes' }).click()
      await page.getByText('Your password has been changed').waitFor()
    },
  },
  ...['none', 'pending', 'failed'].map((kind) => ({
    name: `phones-${kind}`,
    scenario: `phones-${kind}`,
    route: '/phones',
  })),
  { name: 'phones-write-only', scenario: 'phones-write-only', route: '/phones/phone-1' },
  {
    name: 'phones-nothing-found',
    scenario: 'signed-in',
    route: '/phones',
    act: async (page) => page.getByRole('searchbox').fill('nobody'),
  },
  {
    name: 'phones-shown',
    scenario: 'signed-in',
    route: '/phones/phone-1',
    act: async (page) => {
      await page.getByRole('region', { name: 'SIP' }).getByRole('button', { name: 'Show', exact: true }).click()
      await page.getByRole('button', { name: 'Hide', exact: true }).waitFor()
    },
  },
  { name: 'settings', scenario: 'signed-in', route: '/settings' },
  ...['ready', 'downloading', 'failed', 'by-administrator'].map((state) => ({
    name: `update-${state}`,
    scenario: `update-${state}`,
    route: '/settings',
    act: (page: Page) => page.getByText('Signed by').scrollIntoViewIfNeeded(),
  })),
  { name: 'update-banner', scenario: 'update-ready' },
  { name: 'settings-outside', scenario: 'sign-in', route: '/settings' },
  { name: 'licences', scenario: 'signed-in', route: '/settings/licences' },
  {
    name: 'licences-text',
    scenario: 'signed-in',
    route: '/settings/licences',
    act: async (page) => page.getByRole('row', { name: /^got/ }).click(),
  },
  {
    name: 'licences-outside',
    scenario: 'sign-in',
    route: '/settings/licences',
    act: async (page) => {
      await page.getByRole('searchbox').fill('zod')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'zod' }).waitFor()
    },
  },
  { name: 'licences-first-run', scenario: 'first-run', route: '/settings/licences' },
  { name: 'help', scenario: 'signed-in', route: '/help' },
  {
    name: 'shortcuts',
    scenario: 'signed-in',
    act: async (page) => {
      await page.keyboard.press('Control+/')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'leave',
    scenario: 'signed-in',
    route: '/configuration/account',
    act: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
      await page.getByRole('link', { name: 'Configuration' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'proof',
    scenario: 'proof-wrong',
    route: '/phones/phone-1',
    act: async (page) => {
      await page.getByRole('button', { name: /show/i }).first().click()
      await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('wrong')
      await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click()
      await page.getByText('That is not your password.').waitFor()
    },
  },
  { name: 'temporary', scenario: 'signed-in-temporary' },
  { name: 'temporary-required', scenario: 'signed-in-temporary-required' },
  {
    name: 'temporary-later',
    scenario: 'signed-in-temporary',
    act: async (page) => page.getByRole('button', { name: 'Later' }).click(),
  },
  { name: 'notices', scenario: 'signed-in-notices' },
  {
    name: 'offline',
    scenario: 'signed-in',
    act: async (page) => {
      await page.evaluate(() =>
        (window.bridge as unknown as { emit(name: string, payload: object): void }).emit('connection.changed', {
          online: false,
        }),
      )
      await page.getByText('No connection').waitFor({ state: 'attached' })
    },
  },
]
