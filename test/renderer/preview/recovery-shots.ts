import type { Page } from 'playwright-core'
import type { Shot } from './shots.ts'

const route = '/forgot-password'
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

async function askLink(page: Page) {
  await page.getByLabel('Email Address').fill('dana@northwind.example')
  await press(page, 'Send the link')
  await page.getByText('Check your e-mail').waitFor()
}
async function openLink(page: Page) {
  await askLink(page)
  await page.getByLabel('Link from the e-mail').fill('https://portal.northwind.example/reset#token=x')
  await press(page, 'Use this link')
  await page.getByText('Choose a new password').waitFor()
}
async function fillPassword(page: Page) {
  await press(page, 'Suggest a password')
  await press(page, 'Set new password')
}
async function askCode(page: Page) {
  await page.getByLabel('Phone number').fill('+44 7700 900123')
  await press(page, 'Send a code by SMS')
  await page.getByLabel('Code', { exact: true }).waitFor()
}
async function enterCode(page: Page) {
  await askCode(page)
  await page.getByLabel('Code', { exact: true }).fill('123456')
  await press(page, 'Continue')
}

/** Getting back in by a link or by a code. */
export const recoveryShots: readonly Shot[] = [
  { name: 'recovery-sign-in', scenario: 'recovery-all' },
  {
    name: 'recovery-help',
    scenario: 'recovery-all',
    act: async (page) => {
      await press(page, 'Need help signing in?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'recovery-links', scenario: 'recovery-all', route },
  { name: 'recovery-none', scenario: 'recovery-none', route },
  { name: 'recovery-link', scenario: 'recovery-link', route },
  { name: 'recovery-link-sent', scenario: 'recovery-link', route, act: askLink },
  {
    name: 'recovery-link-troubles',
    scenario: 'recovery-link',
    route,
    act: async (page) => {
      await askLink(page)
      await page.getByText('Nothing comes?').click()
    },
  },
  { name: 'recovery-link-password', scenario: 'recovery-link', route, act: openLink },
  ...['over', 'lost'].map((kind) => ({
    name: `recovery-link-${kind}`,
    scenario: `recovery-link-${kind}`,
    route,
    act: async (page: Page) => {
      await openLink(page)
      await fillPassword(page)
      await page.getByRole('alert').waitFor()
    },
  })),
  {
    name: 'recovery-done',
    scenario: 'recovery-link',
    route,
    act: async (page) => {
      await openLink(page)
      await fillPassword(page)
      await page.getByText('Your new password is set').waitFor()
    },
  },
  { name: 'recovery-number', scenario: 'recovery-phone', route },
  { name: 'recovery-code', scenario: 'recovery-phone', route, act: askCode },
  { name: 'recovery-code-over', scenario: 'recovery-code-over', route, act: askCode },
  { name: 'recovery-code-wrong', scenario: 'recovery-code-wrong', route, act: enterCode },
  {
    name: 'recovery-code-troubles',
    scenario: 'recovery-phone',
    route,
    act: async (page) => {
      await askCode(page)
      await page.getByText('Nothing comes?').click()
    },
  },
  { name: 'recovery-off', scenario: 'recovery-off', route, act: enterCode },
  { name: 'recovery-accounts', scenario: 'recovery-phone', route, act: enterCode },
  { name: 'recovery-email', scenario: 'recovery-phone', route: '/forgot-email' },
  {
    name: 'recovery-email-found',
    scenario: 'recovery-phone',
    route: '/forgot-email',
    act: async (page) => {
      await enterCode(page)
      await press(page, 'Dana W.')
      await page.getByText('Your e-mail address is filled in').waitFor()
    },
  },
  {
    name: 'recovery-elsewhere',
    scenario: 'recovery-elsewhere',
    act: async (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'recovery-signed-in',
    scenario: 'recovery-signed-in',
    act: async (page) => page.getByRole('dialog').waitFor(),
  },
]
