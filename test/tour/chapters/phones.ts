import { openPhones } from '../../e2e/person.ts'
import type { Chapter, Step, Tour } from '../step.ts'

/** The phone that the tour sets up: one that has an FTP login as well. */
function thePhone({ portal }: Tour) {
  const phone = portal.phones.all().find(({ sip, ftp }) => sip && ftp?.security === 'ftp')
  if (!phone) throw new Error('The portal has no phone with SIP and FTP')
  return phone
}

const secretOf = (tour: Tour, secret: 'sip' | 'ftp') => tour.portal.phones.password(thePhone(tour).id, secret)
const section = ({ page }: Tour, name: 'SIP' | 'FTP') => page.getByRole('region', { name, exact: true })
const isOnScreen = async (tour: Tour, secret: 'sip' | 'ftp') =>
  (await tour.page.getByText(secretOf(tour, secret), { exact: true }).count()) > 0

const finding: Step[] = [
  {
    title: 'Open the phones',
    act: ({ page }) => openPhones(page),
    expect: {
      'Every phone of the account is there': ({ page, portal }) =>
        page.getByText(`${portal.phones.all().length} phones`, { exact: true }).waitFor(),
      'A phone is to be chosen': ({ page }) => page.getByText('Choose a phone').waitFor(),
    },
  },
  {
    title: 'Search for one',
    act: (tour) => tour.page.getByRole('searchbox', { name: 'Search phones' }).fill(thePhone(tour).extension),
    expect: {
      'It alone is left': async (tour) => {
        const { page, portal } = tour
        await page.getByText(`1 of ${portal.phones.all().length} phones`, { exact: true }).waitFor()
        await page.getByRole('gridcell', { name: thePhone(tour).name }).waitFor()
      },
    },
  },
  {
    title: 'Open it',
    act: (tour) => tour.page.getByRole('gridcell', { name: thePhone(tour).name }).click(),
    expect: {
      'Everything that registers the phone is there': async (tour) => {
        const { sip } = thePhone(tour)
        for (const value of [sip?.domain, sip?.username, sip?.authorizationId, String(sip?.port)])
          await section(tour, 'SIP')
            .getByText(value ?? '', { exact: true })
            .first()
            .waitFor()
      },
      'Its passwords are dots': async (tour) => !(await isOnScreen(tour, 'sip')) && !(await isOnScreen(tour, 'ftp')),
    },
  },
]

const showing: Step[] = [
  {
    title: 'Show the SIP password after a while away',
    async act(tour) {
      tour.portal.clock.advance(6 * 60_000)
      await section(tour, 'SIP').getByRole('button', { name: 'Show SIP password' }).click()
    },
    expect: {
      'The portal password is asked for first': ({ page }) =>
        page.getByRole('dialog', { name: 'Enter your portal password' }).waitFor(),
      'It is not shown yet': async (tour) => !(await isOnScreen(tour, 'sip')),
    },
  },
  {
    title: 'Prove who is at the keyboard',
    async act({ page, person }) {
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Password', { exact: true }).fill(person.password)
      await dialog.getByRole('button', { name: 'Continue' }).click()
    },
    expect: {
      'The SIP password is shown, exactly as the portal has it': (tour) =>
        section(tour, 'SIP').getByText(secretOf(tour, 'sip'), { exact: true }).waitFor(),
      'It says when it hides again': (tour) =>
        section(tour, 'SIP')
          .getByText(/^Hides in/)
          .waitFor(),
      'The FTP password stays hidden': async (tour) => !(await isOnScreen(tour, 'ftp')),
    },
  },
  {
    title: 'Look at another program',
    act: ({ app }) => app.blur(),
    expect: {
      'The SIP password is hidden again': (tour) =>
        tour.page.getByText(secretOf(tour, 'sip'), { exact: true }).waitFor({ state: 'detached' }),
    },
  },
  {
    title: 'Copy the SIP password',
    async act(tour) {
      await tour.app.focus()
      await section(tour, 'SIP').getByRole('button', { name: 'Copy SIP password' }).click()
      await section(tour, 'SIP')
        .getByText(/^Copied\. /)
        .waitFor()
    },
    expect: {
      'It is on the clipboard': async (tour) => (await tour.app.clipboard()) === secretOf(tour, 'sip'),
      'It was never on the screen': async (tour) => !(await isOnScreen(tour, 'sip')),
    },
  },
  {
    title: 'Show the FTP password',
    act: (tour) => section(tour, 'FTP').getByRole('button', { name: 'Show FTP password' }).click(),
    expect: {
      'It is shown without asking again so soon': (tour) =>
        section(tour, 'FTP').getByText(secretOf(tour, 'ftp'), { exact: true }).waitFor(),
      'A warning says that it is not encrypted': (tour) =>
        section(tour, 'FTP').getByRole('button', { name: 'not encrypted' }).waitFor(),
    },
  },
]

export const phones: Chapter = { title: 'What a phone needs', steps: [...finding, ...showing] }
