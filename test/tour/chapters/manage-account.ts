import { openManageAccount, signedIn, signIn, signOut } from '../../e2e/person.ts'
import { eventually } from '../eventually.ts'
import type { Chapter } from '../step.ts'

const newName = 'Ada Fernandes-King'

export const manageAccount: Chapter = {
  title: 'Manage Account',
  steps: [
    {
      title: 'Open Manage Account',
      act: ({ page }) => openManageAccount(page),
      expect: {
        'It shows the account as the portal holds it': async ({ page, person }) => {
          const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue()
          return (await value('Email Address')) === person.email && (await value('Username')) === person.username
        },
        'The passwords are empty': async ({ page }) =>
          (await page.getByLabel('Password', { exact: true }).inputValue()) === '',
      },
    },
    {
      title: 'Change the name',
      async act({ page }) {
        await page.getByLabel('Name', { exact: true }).fill(newName)
        await page.getByRole('button', { name: 'Save changes' }).click()
      },
      expect: {
        'It says that it is saved': ({ page }) =>
          page.getByRole('status').filter({ hasText: 'Your changes have been saved.' }).waitFor(),
        'The portal has it': async ({ portal }) => portal.audit().some(({ event }) => event === 'account-changed'),
      },
    },
    {
      title: 'Sign out',
      act: ({ page }) => signOut(page),
      expect: {
        'The session is gone at the portal too': ({ portal }) => eventually(() => portal.sessions.count() === 0),
        'Nothing of the account is on the screen': async ({ page }) => (await page.getByText(newName).count()) === 0,
      },
    },
    {
      title: 'Sign in again',
      async act({ page, person }) {
        await signIn(page, person)
        await signedIn(page)
      },
      expect: {
        'The new name greets': ({ page }) => page.getByRole('heading', { name: `Welcome ${newName}` }).waitFor(),
      },
    },
  ],
}
