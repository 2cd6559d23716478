import { choosePortal, openAccounts, signedIn, signIn, signOut } from '../../e2e/person.ts'
import type { Chapter, Step, Tour } from '../step.ts'

const dialog = ({ page }: Tour) => page.getByRole('dialog')
const field = ({ page }: Tour, name: string) => page.getByLabel(name, { exact: true })
const sees =
  (text: string | RegExp) =>
  ({ page }: Tour) =>
    page.getByText(text).first().waitFor()

async function openConfiguration({ page }: Tour, name: string) {
  await page.getByRole('link', { name: 'Configuration' }).first().click()
  await page.getByRole('link', { name }).click()
}

/** What the user chooses; made now, as every secret here. */
const chosen = `Lantern-${crypto.randomUUID()}-1`

const signingIn: Step[] = [
  {
    title: 'Add a portal that asks for a Client ID',
    async act(tour) {
      await openAccounts(tour.page)
      await tour.page.getByRole('button', { name: 'Add an account or portal' }).click()
      await tour.app.answerDialog('Connect')
      await choosePortal(tour.page, tour.aptela.url)
    },
    expect: { 'The login page asks for it as well': (tour) => field(tour, 'Client ID').waitFor() },
  },
  {
    title: 'Look for a way around the form',
    async act({ page }) {
      await page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click()
      await page.getByRole('button', { name: 'Unable to complete the form?' }).click()
    },
    expect: {
      'Users are told to ask their administrator': sees('Ask the administrator of your account.'),
      'Administrators are told what to send to whom': async (tour) => {
        await dialog(tour)
          .getByText(/^Client ID:/)
          .waitFor()
        await dialog(tour).getByText('+44 1632 960 100').waitFor()
      },
    },
  },
  {
    title: 'Sign in as the administrator',
    async act(tour) {
      await dialog(tour).getByRole('button', { name: 'Close' }).click()
      await tour.page.getByRole('link', { name: 'Return to login' }).click()
      await field(tour, 'Client ID').fill(tour.aptela.clientId)
      await signIn(tour.page, tour.aptela.people.ada)
      await signedIn(tour.page)
    },
    expect: {
      'The menu calls things as this portal does': ({ page }) =>
        page.getByRole('link', { name: 'Account FTP & SIP password' }).waitFor(),
    },
  },
]

const administering: Step[] = [
  {
    title: 'Find the user who forgot their password',
    async act(tour) {
      await openConfiguration(tour, 'Manage users')
      await tour.page.getByRole('searchbox', { name: 'Search users' }).fill('okoro')
      await tour.page.getByRole('gridcell', { name: tour.aptela.people.ben.username }).click()
    },
    expect: { 'Their address is masked': sees('b•••@northwind.example') },
  },
  {
    title: 'Send them a temporary password',
    act: ({ page }) => page.getByRole('button', { name: 'Send a temporary password' }).click(),
    expect: {
      'It says first what will happen': sees('Only the owner of that mailbox can read it.'),
      'Nothing has been sent yet': async ({ aptela }) => aptela.mail.all().length === 0,
    },
  },
  {
    title: 'Confirm it',
    act: (tour) => dialog(tour).getByRole('button', { name: 'Send it' }).click(),
    expect: {
      'It says where the mail went': sees('is on its way to b•••@northwind.example'),
      'The user has it, and the screen does not': async ({ page, aptela }) => {
        const password = aptela.temporaryPasswordIn(await aptela.newestMail(aptela.people.ben.email))
        return !(await page.content()).includes(password)
      },
    },
  },
  {
    title: 'Change the voicemail PIN',
    async act(tour) {
      await openConfiguration(tour, 'Change voicemail PIN')
      await field(tour, 'Current password').fill(tour.aptela.people.ada.password)
      await field(tour, 'New PIN').fill('0417')
      await field(tour, 'Confirm new PIN').fill('0417')
      await tour.page.getByRole('button', { name: 'Change PIN' }).click()
    },
    expect: {
      'It says so': sees('Your voicemail PIN has been changed'),
      'The mailbox opens with it': ({ aptela }) => aptela.voicemailOpens('ada', '0417'),
    },
  },
  {
    title: 'Set the operator’s password',
    async act(tour) {
      await openConfiguration(tour, 'Change operator’s password')
      await field(tour, 'Current password').fill(tour.aptela.people.ada.password)
      await field(tour, 'Password').fill(chosen)
      await field(tour, 'Password Confirmation').fill(chosen)
      await tour.page.getByRole('button', { name: 'Change operator password' }).click()
    },
    expect: {
      'It says so, and who was signed out': sees('Everyone who was signed in as operator has been signed out.'),
    },
  },
  {
    title: 'Open the account’s SIP and FTP settings',
    act: ({ page }) => page.getByRole('link', { name: 'Account FTP & SIP password' }).click(),
    expect: {
      'They are there at once, without a list': async ({ page }) => {
        await page.getByRole('region', { name: 'FTP', exact: true }).waitFor()
        return (await page.getByRole('grid').count()) === 0
      },
      'The passwords are dots': async ({ page, aptela }) =>
        (await page.getByText(aptela.phones.password('account', 'sip')).count()) === 0,
    },
  },
]

const returning: Step[] = [
  {
    title: 'Sign in as the user, with the temporary password',
    async act({ page, aptela }) {
      const { ben } = aptela.people
      await signOut(page)
      const mail = await aptela.newestMail(ben.email)
      await signIn(page, { username: ben.username, password: aptela.temporaryPasswordIn(mail) })
    },
    expect: {
      'A password of their own has to be chosen': ({ page }) =>
        page.getByRole('heading', { name: 'Choose a new password' }).waitFor(),
    },
  },
  {
    title: 'Choose one',
    async act(tour) {
      await field(tour, 'Password').fill(chosen)
      await field(tour, 'Password Confirmation').fill(chosen)
      await tour.page.getByRole('button', { name: 'Save changes' }).click()
      await tour.page.getByRole('button', { name: 'Continue' }).click()
      await tour.page.getByRole('link', { name: 'Configuration' }).first().click()
    },
    expect: {
      'They can change their PIN, and look after nobody else': async ({ page }) => {
        await page.getByRole('link', { name: 'Change voicemail PIN' }).waitFor()
        return (await page.getByRole('link', { name: 'Manage users' }).count()) === 0
      },
    },
  },
]

export const aptela: Chapter = {
  title: 'An administrator and a user: Aptela',
  steps: [...signingIn, ...administering, ...returning],
}
