import { eventually } from '../eventually.ts'
import type { Chapter, Tour } from '../step.ts'

const heading = ({ page }: Tour, name: string) => page.getByRole('heading', { level: 1, name })

async function unlock({ page }: Tour, password: string) {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

export const locking: Chapter = {
  title: 'Leaving the desk',
  steps: [
    {
      title: 'Lock the computer',
      async act(tour) {
        await tour.page.getByRole('link', { name: 'Settings' }).click()
        await heading(tour, 'Settings').waitFor()
        await tour.app.lockComputer()
        await heading(tour, 'Locked').waitFor()
      },
      expect: {
        'The clipboard holds no password': ({ app }) => eventually(async () => (await app.clipboard()) === ''),
        'Nothing but the name is to be seen': async ({ page }) => (await page.getByRole('navigation').count()) === 0,
      },
    },
    {
      title: 'Try a wrong password',
      act: (tour) => unlock(tour, 'not this one'),
      expect: {
        'It stays locked and says so': ({ page }) => page.getByText('That is not correct.').waitFor(),
      },
    },
    {
      title: 'Unlock',
      act: (tour) => unlock(tour, tour.person.password),
      expect: {
        'The page is the one from before': (tour) => heading(tour, 'Settings').waitFor(),
      },
    },
  ],
}
