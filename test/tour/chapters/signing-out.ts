import { signOut } from '../../e2e/person.ts'
import { eventually } from '../eventually.ts'
import type { Chapter } from '../step.ts'

export const signingOut: Chapter = {
  title: 'Signing out',
  steps: [
    {
      title: 'Sign out at the end',
      act: ({ page }) => signOut(page),
      expect: {
        'The portal knows no session any more': ({ portal }) => eventually(() => portal.sessions.count() === 0),
        'The copied password has left the clipboard': ({ app }) =>
          eventually(async () => (await app.clipboard()) === ''),
        'Whoever comes next sees no phone': async ({ page }) => (await page.getByRole('grid').count()) === 0,
      },
    },
  ],
}
