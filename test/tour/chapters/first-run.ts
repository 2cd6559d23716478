import type { Chapter } from '../step.ts'

export const firstRun: Chapter = {
  title: 'First run',
  steps: [
    {
      title: 'Start the app',
      act: ({ page }) => page.getByRole('heading', { name: 'Connect to your portal' }).waitFor(),
      expect: {
        'It asks for the portal’s address, and the field is ready to type in': ({ page }) =>
          page.getByLabel('Portal address').and(page.locator(':focus')).waitFor(),
        'Nothing of a signed-in page is there': async ({ page }) =>
          (await page.getByRole('button', { name: /Signed in as|Sign out/ }).count()) === 0,
      },
    },
    {
      title: 'Enter an address that is not encrypted',
      async act({ page }) {
        await page.getByLabel('Portal address').fill('http://portal.example.com')
        await page.getByRole('button', { name: 'Check address' }).click()
      },
      expect: {
        'It is refused, with the reason': ({ page }) =>
          page.getByText('would send your password unprotected').waitFor(),
      },
    },
    {
      title: 'Enter the portal’s address',
      async act({ page, portal }) {
        await page.getByLabel('Portal address').fill(portal.url)
        await page.getByRole('button', { name: 'Check address' }).click()
      },
      expect: {
        'The portal that answered is named before anything else happens': async ({ page, portalName }) => {
          await page.getByRole('heading', { name: 'Portal found' }).waitFor()
          await page.getByText(portalName, { exact: true }).waitFor()
        },
      },
    },
    {
      title: 'Connect to it',
      act: ({ page }) => page.getByRole('button', { name: 'Continue' }).click(),
      expect: {
        'The login page opens': ({ page }) => page.getByRole('heading', { name: 'Dashboard Login' }).waitFor(),
        'It asks for what this portal asks for': async ({ page }) => {
          await page.getByLabel('Username', { exact: true }).waitFor()
          return (await page.getByLabel('Client ID').count()) === 0
        },
      },
    },
  ],
}
