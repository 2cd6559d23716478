import { signedIn, signIn } from '../../e2e/person.ts'
import type { Chapter, Tour } from '../step.ts'

const isAt =
  (heading: string | RegExp) =>
  ({ page }: Tour) =>
    page.getByRole('heading', { name: heading }).waitFor()

/** What the person chooses; made now, as every secret here. */
const chosen = `Quiet-${crypto.randomUUID()}`

export const forgottenPassword: Chapter = {
  title: 'A forgotten password',
  steps: [
    {
      title: 'Log in with a wrong password',
      act: ({ page, person }) => signIn(page, { username: person.username, password: 'not the one' }),
      expect: {
        'It fails without saying which of the two was wrong': async ({ page }) => {
          const alert = page.getByRole('alert').filter({ hasText: 'Login failed' })
          return !/(user ?name|password) (is|was) (wrong|not)/i.test((await alert.textContent()) ?? '')
        },
        'The password is cleared and ready to type again': ({ page }) =>
          page.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor(),
        'The user name is kept': async ({ page, person }) =>
          (await page.getByLabel('Username', { exact: true }).inputValue()) === person.username,
      },
    },
    {
      title: 'Choose to reset it',
      act: ({ page }) => page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click(),
      expect: { 'Password Reset asks for one thing, the email address': isAt('Password Reset') },
    },
    {
      title: 'Ask for a new password',
      async act({ page, person }) {
        await page.getByLabel('Email Address').fill(person.email)
        await page.getByRole('button', { name: 'Reset password' }).click()
      },
      expect: {
        'The answer gives away nothing about the address': ({ page, person }) =>
          page
            .getByText(`If the address is correct, an email with a new password is on its way to ${person.email}.`)
            .waitFor(),
        'It says how long to wait': ({ page }) => page.getByText('It usually arrives within 3 minutes.').waitFor(),
      },
    },
    {
      title: 'Read the email',
      async act({ portal, person }) {
        person.password = portal.temporaryPasswordIn(await portal.newestMail(person.email))
      },
      expect: {
        'It came over SMTP, to this person alone': async ({ portal, person }) =>
          portal.mail.all().length === 1 && portal.mail.all().every((mail) => mail.to === person.email),
        'It carries a password that is not the old one': async ({ portal, person }) =>
          person.password !== portal.people.ada.password,
      },
    },
    {
      title: 'Log in with the temporary password',
      async act({ page, person }) {
        await page.getByRole('link', { name: 'Return to login' }).click()
        await signIn(page, person)
      },
      expect: {
        'It asks for a new password before anything else': isAt('Choose a new password'),
        'It says why': ({ page }) => page.getByText('You signed in with a temporary password').waitFor(),
        'There is no way around it': async ({ page }) =>
          (await page.getByRole('button', { name: 'Later' }).count()) === 0 &&
          (await page.getByRole('navigation').count()) === 0,
      },
    },
    {
      title: 'Type a new password',
      async act({ page }) {
        await page.getByLabel('Password', { exact: true }).fill(chosen)
        await page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
      },
      expect: {
        'Its strength is measured': ({ page }) => page.getByText('Strength: Strong.').waitFor(),
        'It is not shown': async ({ page }) => (await page.getByText(chosen).count()) === 0,
      },
    },
    {
      title: 'Save it',
      act: ({ page }) => page.getByRole('button', { name: 'Save changes' }).click(),
      expect: { 'It says so': ({ page }) => page.getByText('Your password has been changed').waitFor() },
    },
    {
      title: 'Try the temporary password once more',
      async act({ page, person }) {
        await page.getByRole('button', { name: 'Sign out and sign in with the new one' }).click()
        await signIn(page, person)
        person.password = chosen
      },
      expect: {
        'It no longer works': ({ page }) => page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor(),
      },
    },
    {
      title: 'Log in with the new password',
      async act({ page, person }) {
        await signIn(page, person)
        await signedIn(page)
      },
      expect: {
        'The dashboard opens': isAt(/^Welcome/),
        'The menu holds what this portal can do, and nothing else': async ({ page }) => {
          const links = await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link').allInnerTexts()
          const names = links.map((text) => text.trim()).join(', ')
          return names === 'Dashboard, Recordings, Configuration, SIP & FTP passwords'
        },
      },
    },
  ],
}
