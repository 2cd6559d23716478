import type { Page } from 'playwright-core'
import type { Shot } from './shots.ts'

const route = '/phones/phone-1'
const sip = (page: Page) => page.getByRole('region', { name: 'SIP', exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

async function choose(page: Page) {
  await sip(page).getByRole('button', { name: 'Set a new password' }).click()
  await dialog(page).getByRole('button', { name: 'Suggest a password' }).click()
}

async function set(page: Page) {
  await choose(page)
  await dialog(page).getByRole('button', { name: 'Continue' }).click()
  await dialog(page).getByRole('button', { name: 'Set new password' }).click()
}

async function test(page: Page) {
  await sip(page).getByRole('button', { name: 'Test registration' }).click()
  await sip(page).locator('.phone-test > *').scrollIntoViewIfNeeded()
}

/** Setting a phone's password, testing its login, and the help with it. */
export const phoneShots: readonly Shot[] = [
  { name: 'phone-settable', scenario: 'phone-settable', route },
  {
    name: 'set-password-empty',
    scenario: 'phone-settable',
    route,
    act: async (page) => {
      await sip(page).getByRole('button', { name: 'Set a new password' }).click()
      await dialog(page).getByLabel('New password', { exact: true }).fill('ab & ü')
      await dialog(page).getByRole('button', { name: 'Continue' }).click()
    },
  },
  { name: 'set-password', scenario: 'phone-settable', route, act: choose },
  {
    name: 'set-password-confirm',
    scenario: 'phone-settable',
    route,
    act: async (page) => {
      await choose(page)
      await dialog(page).getByRole('button', { name: 'Continue' }).click()
    },
  },
  { name: 'set-password-done', scenario: 'phone-settable-write-only', route, act: set },
  { name: 'set-password-lost', scenario: 'phone-answer-lost', route, act: set },
  { name: 'set-password-refused', scenario: 'phone-refused', route, act: set },
  { name: 'phone-test-typed', scenario: 'phone-settable-write-only', route, act: test },
  { name: 'phone-testing', scenario: 'phone-testing', route, act: test },
  { name: 'phone-registered', scenario: 'phone-registered', route, act: test },
  { name: 'phone-unproven', scenario: 'phone-unproven', route, act: test },
  {
    name: 'phone-wrong-credentials',
    scenario: 'phone-wrong-credentials',
    route,
    act: async (page) => {
      await test(page)
      await sip(page).getByText('Details', { exact: true }).click()
      await sip(page).locator('.phone-test > *').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'phone-help',
    scenario: 'signed-in',
    route: '/phones/phone-0',
    act: async (page) => {
      await page.getByRole('button', { name: 'Help with this phone' }).click()
      await dialog(page).waitFor()
    },
  },
]
