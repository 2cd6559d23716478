import type { Page } from 'playwright-core'
import type { Shot } from './shots.ts'

const send = async (page: Page) => {
  await page.getByRole('button', { name: 'Send a temporary password' }).click()
  await page.getByRole('dialog').waitFor()
}
const confirm = async (page: Page) => {
  await send(page)
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.locator('.detail-pane .notice').waitFor()
}
const changePin = async (page: Page) => {
  await page.getByLabel('Current password', { exact: true }).fill('hunter-two')
  await page.getByLabel('New PIN', { exact: true }).fill('0417')
  await page.getByLabel('Confirm new PIN', { exact: true }).fill('0417')
  await page.getByRole('button', { name: 'Change PIN' }).click()
  await page.locator('.card .notice').waitFor()
}
const users = '/configuration/users'

/** Users, PIN, operator and account settings in every state worth looking at. */
export const aptelaShots: readonly Shot[] = [
  { name: 'aptela-dashboard', scenario: 'administrator' },
  { name: 'aptela-configuration', scenario: 'administrator', route: '/configuration' },
  { name: 'aptela-account', scenario: 'administrator', route: '/configuration/account' },
  { name: 'aptela-settings', scenario: 'administrator', route: '/phones' },
  { name: 'users', scenario: 'administrator', route: users },
  { name: 'users-chosen', scenario: 'administrator', route: `${users}/user-0` },
  { name: 'users-no-email', scenario: 'administrator', route: `${users}/user-3` },
  { name: 'users-gone', scenario: 'administrator', route: `${users}/nobody` },
  { name: 'users-confirm', scenario: 'administrator', route: `${users}/user-0`, act: send },
  { name: 'users-sent', scenario: 'administrator', route: `${users}/user-0`, act: confirm },
  { name: 'users-answer-lost', scenario: 'users-answer-lost', route: `${users}/user-0`, act: confirm },
  { name: 'users-too-many', scenario: 'users-too-many', route: `${users}/user-0`, act: confirm },
  { name: 'pin', scenario: 'administrator', route: '/configuration/voicemail-pin' },
  { name: 'pin-changed', scenario: 'administrator', route: '/configuration/voicemail-pin', act: changePin },
  { name: 'pin-answer-lost', scenario: 'pin-answer-lost', route: '/configuration/voicemail-pin', act: changePin },
  {
    name: 'pin-wrong',
    scenario: 'administrator',
    route: '/configuration/voicemail-pin',
    act: async (page) => {
      await page.getByLabel('New PIN', { exact: true }).fill('041')
      await page.getByRole('button', { name: 'Change PIN' }).click()
    },
  },
  { name: 'operator', scenario: 'administrator', route: '/configuration/operator-password' },
  {
    name: 'unable-to-complete',
    scenario: 'administrator-signed-out',
    route: '/forgot-password',
    act: async (page) => {
      await page.getByRole('button', { name: 'Unable to complete the form?' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'aptela-help',
    scenario: 'administrator-signed-out',
    act: async (page) => {
      await page.getByRole('button', { name: 'Need help signing in?' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'aptela-sign-in', scenario: 'administrator-signed-out' },
]
