import { choosePortal, connectExotel, openAccounts, openPhones, phonesCount, signedIn } from '../../e2e/person.ts'
import type { Chapter, Step, Tour } from '../step.ts'

/** The user whose softphone is set up. */
function theUser({ exotel }: Tour) {
  for (const user of exotel.users) {
    const device = user.devices.find(({ type }) => type === 'sip')
    if (device) {
      const name = `${user.first_name} ${user.last_name}`
      return { name, device: device.id, sipUser: device.contact_uri.replace('sip:', '') }
    }
  }
  throw new Error('No user of Exotel has a SIP device')
}

const dialog = ({ page }: Tour) => page.getByRole('dialog')
const sip = ({ page }: Tour) => page.getByRole('region', { name: 'SIP', exact: true })

const connecting: Step[] = [
  {
    title: 'Look at the accounts side by side',
    act: ({ page }) => page.getByRole('button', { name: 'Use another account or portal' }).click(),
    expect: {
      'The portal used so far is there, with who signed in': (tour) =>
        dialog(tour).getByText(tour.person.username).waitFor(),
    },
  },
  {
    title: 'Add one',
    act: (tour) => dialog(tour).getByRole('button', { name: 'Add an account or portal' }).click(),
    expect: {
      'Exotel is offered without an address': ({ page }) => page.getByRole('button', { name: 'Use Exotel' }).waitFor(),
      'There is a way back': ({ page }) => page.getByRole('button', { name: 'Back to your account' }).waitFor(),
    },
  },
  {
    title: 'Choose Exotel',
    async act({ app, page, exotel }) {
      await app.answerDialog('Connect')
      await choosePortal(page, exotel.url)
    },
    expect: {
      'It asks for what its API asks for': async ({ page }) => {
        for (const name of ['Region', 'Account SID', 'API key', 'API token'])
          await page.getByLabel(name, { exact: true }).waitFor()
        return (await page.getByLabel('Username').count()) === 0
      },
    },
  },
  {
    title: 'Connect in the wrong region',
    act: ({ page, exotel }) => connectExotel(page, { ...exotel.singapore, region: 'mumbai' }),
    expect: {
      'It says that the region may be the wrong one': ({ page }) =>
        page.getByText('Or is your account in Singapore?').waitFor(),
      'Key and token are to be entered again, the account SID is kept': async ({ page, exotel }) =>
        (await page.getByLabel('API token', { exact: true }).inputValue()) === '' &&
        (await page.getByLabel('Account SID', { exact: true }).inputValue()) === exotel.singapore.accountSid,
    },
  },
  {
    title: 'Connect in the right one',
    act: async ({ page, exotel }) => {
      await connectExotel(page, exotel.singapore)
      await signedIn(page)
    },
    expect: {
      'The menu shows what this portal can do, and no more': async ({ page }) => {
        await page.getByRole('link', { name: 'SIP passwords' }).waitFor()
        return (await page.getByRole('link', { name: 'Configuration' }).count()) === 0
      },
    },
  },
]

const setting: Step[] = [
  {
    title: 'Find a user’s softphone',
    async act(tour) {
      await openPhones(tour.page)
      await phonesCount(tour.page, `${tour.exotel.users.length} phones`).waitFor()
      await tour.page.getByRole('searchbox', { name: 'Search phones' }).fill(theUser(tour).sipUser)
      await tour.page.getByRole('gridcell', { name: theUser(tour).name }).click()
    },
    expect: {
      'The account’s domain and the user as authorization ID are there': async (tour) => {
        await sip(tour).getByText('northwind1.voip.exotel.com', { exact: true }).waitFor()
        await sip(tour).getByText(theUser(tour).sipUser, { exact: true }).first().waitFor()
      },
      'There is nothing to show: Exotel never gives a password out': async ({ page }) =>
        (await page.getByRole('button', { name: /^Show/ }).count()) === 0,
    },
  },
  {
    title: 'Set its password',
    async act(tour) {
      await sip(tour).getByRole('button', { name: 'Set a new password' }).click()
      await dialog(tour).getByRole('button', { name: 'Suggest a password' }).click()
      await dialog(tour).getByRole('button', { name: 'Continue' }).click()
      await dialog(tour).getByRole('button', { name: 'Set new password' }).click()
    },
    expect: {
      'Exotel has it, and it is shown this once': async (tour) => {
        await dialog(tour).getByText('The new SIP password is set').waitFor()
        const password = tour.exotel.password(theUser(tour).device) ?? 'none was set'
        await dialog(tour).getByText(password, { exact: true }).waitFor()
      },
    },
  },
  {
    title: 'Go back to the other portal',
    async act(tour) {
      await dialog(tour).getByRole('checkbox', { name: 'I have entered it in the phone' }).check()
      await dialog(tour).getByRole('button', { name: 'Done' }).click()
      await openAccounts(tour.page)
      await dialog(tour).getByRole('button', { name: tour.portalName }).first().click()
    },
    expect: {
      'Its login page fills in its own user name': async ({ page, person }) =>
        (await page.getByLabel('Username', { exact: true }).inputValue()) === person.username,
      'Nothing of Exotel’s is on the screen': async (tour) =>
        (await tour.page.getByText(theUser(tour).sipUser).count()) === 0,
    },
  },
]

export const exotel: Chapter = {
  title: 'A second account: Exotel',
  steps: [...connecting, ...setting],
}
