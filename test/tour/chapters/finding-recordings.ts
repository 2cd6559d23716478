import type { Page } from 'playwright-core'
import { goTo } from '../../e2e/person.ts'
import type { Chapter } from '../step.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' })
const calls = (page: Page) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const count = async (page: Page) =>
  Number(
    (
      await page
        .getByRole('search')
        .getByText(/calls?$/)
        .textContent()
    )?.replace(/\D/g, ''),
  )

export const findingRecordings: Chapter = {
  title: 'Finding a call',
  steps: [
    {
      title: 'Open the recordings',
      act: ({ page }) => goTo(page, 'Recordings'),
      expect: {
        'The calls of the last seven days are there': ({ page }) => calls(page).first().waitFor(),
        'The page names the clock of its times': ({ page }) =>
          page
            .getByLabel('Times in')
            .getByText(/^Europe\/London \(UTC\+[01]\)/)
            .waitFor({ state: 'attached' }),
        'The days lead through the list': ({ page }) => page.getByRole('navigation', { name: 'Days' }).waitFor(),
      },
    },
    {
      title: 'Look at the calls that came in and took a while',
      async act({ page }) {
        await page.getByRole('button', { name: 'Direction' }).click()
        await page.getByRole('menuitemradio', { name: 'Incoming' }).click()
        await page.getByRole('button', { name: 'Length' }).click()
        await page.getByRole('menuitemradio', { name: '5 minutes or longer' }).click()
      },
      expect: {
        'Each filter can be removed by itself': async ({ page }) => {
          for (const filter of ['Incoming', '5 minutes or longer'])
            await page.getByRole('button', { name: `Remove the filter “${filter}”` }).waitFor()
        },
        'Fewer calls are left': async ({ page }) => (await count(page)) > 0 && (await count(page)) < 120,
      },
    },
    {
      title: 'Open one',
      act: ({ page }) => calls(page).first().click(),
      expect: { 'It is shown beside the list': ({ page }) => page.getByRole('article').waitFor() },
    },
    {
      title: 'Search for a number that did not call',
      act: ({ page }) => page.getByRole('searchbox').fill('+44 1632 000 000'),
      expect: {
        'The page says that there is none': ({ page }) => page.getByText('No calls match').waitFor(),
      },
    },
    {
      title: 'Clear the search',
      act: ({ page }) => page.getByRole('button', { name: 'Clear all' }).first().click(),
      expect: { 'All calls are there again': ({ page }) => calls(page).first().waitFor() },
    },
  ],
}
