import { choosePortal, openAccounts, signedIn, signIn, signOut } from '../../e2e/person.ts'
import type { Chapter, Step, Tour } from '../step.ts'

/** What the person chooses; made now, as every secret here. */
const chosen = `Harbour-${crypto.randomUUID()}`

const button = ({ page }: Tour, name: string | RegExp) => page.getByRole('button', { name })
const sees =
  (text: string | RegExp) =>
  ({ page }: Tour) =>
    page.getByText(text).first().waitFor()

async function enterCode({ page, recoveryPortal }: Tour, number: string, channel: 'sms' | 'call') {
  const message = await recoveryPortal.newestMessage(number, channel)
  // The last digit sends it.
  await page.getByLabel('Code', { exact: true }).fill(recoveryPortal.codeIn(message))
}

const password: Step[] = [
  {
    title: 'Add a portal that sends codes to phones',
    async act(tour) {
      await openAccounts(tour.page)
      await button(tour, 'Add an account or portal').click()
      await tour.app.answerDialog('Connect')
      await choosePortal(tour.page, tour.recoveryPortal.url)
    },
    expect: {
      'Its login page offers a way back to who forgot their email address': ({ page }) =>
        page.getByRole('link', { name: 'Forgotten your email?' }).waitFor(),
    },
  },
  {
    title: 'Choose to reset the password',
    act: ({ page }) => page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click(),
    expect: {
      'The ways of this portal are there to choose from': async (tour) => {
        await button(tour, 'Link by email').waitFor()
        await button(tour, 'Code by phone').waitFor()
      },
    },
  },
  {
    title: 'Ask for a code by SMS',
    async act(tour) {
      await button(tour, 'Code by phone').click()
      await tour.page.getByLabel('Phone number').fill(tour.recoveryPortal.recoveryPhones.mobile)
      await button(tour, 'Send a code by SMS').click()
    },
    expect: {
      'The answer gives away nothing about the number': sees('is the verified number of an account, an SMS'),
      'A call has to wait until the time of the SMS is over': async (tour) =>
        (await button(tour, 'Call me instead').getAttribute('aria-disabled')) === 'true',
    },
  },
  {
    title: 'Enter the code',
    act: (tour) => enterCode(tour, tour.recoveryPortal.recoveryPhones.mobile, 'sms'),
    expect: {
      'The accounts of that number are there, masked': async (tour) => {
        await button(tour, 'Ada F. (a••@northwind.example)').waitFor()
        await button(tour, 'Ben O. (b••@northwind.example)').waitFor()
      },
    },
  },
  {
    title: 'Choose one and a new password for it',
    async act(tour) {
      await button(tour, 'Ben O.').click()
      await tour.page.getByLabel('Password', { exact: true }).fill(chosen)
      await tour.page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
    },
    expect: { 'Its strength is measured': sees('Strength: Strong.') },
  },
  {
    title: 'Set it',
    act: (tour) => button(tour, 'Set new password').click(),
    expect: {
      'The login page says so': sees('Your new password is set'),
      'It knows who logs in': async ({ page, recoveryPortal }) =>
        (await page.getByLabel('Username', { exact: true }).inputValue()) === recoveryPortal.people.ben.email,
    },
  },
  {
    title: 'Log in with it, and out again',
    async act({ page, recoveryPortal }) {
      await signIn(page, { username: recoveryPortal.people.ben.email, password: chosen })
      await signedIn(page)
      await signOut(page)
    },
    expect: { 'Nobody is signed in there': async ({ recoveryPortal }) => recoveryPortal.sessions.count() === 0 },
  },
]

const email: Step[] = [
  {
    title: 'Forget the email address, and have only a landline',
    async act(tour) {
      await tour.page.getByRole('link', { name: 'Forgotten your email?' }).click()
      await tour.page.getByLabel('Phone number').fill(tour.recoveryPortal.recoveryPhones.landline)
      await button(tour, 'Send a code by SMS').click()
      await tour.page.getByText('Try another way').click()
    },
    expect: {
      'It explains what to do where no SMS comes': sees('Landlines can only be called'),
      'It explains how a number becomes verified': sees('To verify yours, call +44 1632 960199'),
    },
  },
  {
    title: 'Wait for the time of the SMS to be over',
    act: ({ page }) => page.getByText('This code has expired').waitFor({ timeout: 20_000 }),
    expect: {
      'The call can be asked for': async (tour) =>
        (await button(tour, 'Call me instead').getAttribute('aria-disabled')) !== 'true',
    },
  },
  {
    title: 'Call me instead',
    act: (tour) => button(tour, 'Call me instead').click(),
    expect: { 'The phone is said to ring': sees('it will ring in a moment') },
  },
  {
    title: 'Enter what the voice said',
    act: (tour) => enterCode(tour, tour.recoveryPortal.recoveryPhones.landline, 'call'),
    expect: {
      'The login page has the email address filled in': async ({ page, recoveryPortal }) => {
        await page.getByText('Your email address is filled in').waitFor()
        return (await page.getByLabel('Username', { exact: true }).inputValue()) === recoveryPortal.people.ada.email
      },
      'The password is what is left to type': ({ page }) =>
        page.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor(),
    },
  },
]

export const recoveryByPhone: Chapter = { title: 'Back in by phone', steps: [...password, ...email] }
