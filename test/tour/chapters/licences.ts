import type { Chapter } from '../step.ts'

export const licences: Chapter = {
  title: 'What the app is made of',
  steps: [
    {
      title: 'Open the licences of the parts from Settings',
      async act({ page }) {
        await page.getByRole('link', { name: 'Settings' }).click()
        await page.getByRole('link', { name: 'Open-source licences' }).click()
      },
      expect: {
        'Every part is listed with its version and its licence': ({ page }) =>
          page.getByText(/^\d+ components$/).waitFor(),
      },
    },
    {
      title: 'Search for a part and choose it',
      async act({ page }) {
        await page.getByRole('searchbox', { name: 'Search components' }).fill('preact 11')
        await page.getByRole('row', { name: /^preact / }).click()
      },
      expect: {
        'Its licence is there word for word': ({ page }) =>
          page.getByRole('article', { name: 'preact' }).getByText('Permission is hereby granted').waitFor(),
      },
    },
  ],
}
