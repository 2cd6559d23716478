import { openPhone } from '../../e2e/person.ts'
import { registrarFor, startRegistrar, type TestRegistrar } from '../../main/phones/sip/registrar.ts'
import type { Chapter, Step, Tour } from '../step.ts'

/** A Polycom phone: the make whose help has most to say. */
function thePhone({ portal }: Tour) {
  const phone = portal.phones.all().find(({ device }) => device.startsWith('Polycom'))
  if (!phone?.sip) throw new Error('The portal has no Polycom phone')
  return { ...phone, sip: phone.sip }
}

const sip = ({ page }: Tour) => page.getByRole('region', { name: 'SIP', exact: true })
const dialog = ({ page }: Tour) => page.getByRole('dialog')
const stored = (tour: Tour) => tour.portal.phones.password(thePhone(tour).id, 'sip')

/** The phone's registrar, which keeps the password that it has when it starts. */
let registrar: TestRegistrar | undefined
async function startRegistrarOf(tour: Tour) {
  await registrar?.close()
  const { id, sip } = thePhone(tour)
  const account = { authorizationId: sip.authorizationId, password: stored(tour) }
  registrar = await startRegistrar('tcp', registrarFor(account).script)
  const { port } = registrar
  tour.portal.phones.move(id, { sip: { domain: '127.0.0.1', port, transport: 'tcp', outboundProxy: null } })
}

const testing: Step[] = [
  {
    title: 'Test whether the login works',
    async act(tour) {
      await startRegistrarOf(tour)
      await openPhone(tour.page, thePhone(tour))
      await sip(tour).getByRole('button', { name: 'Test registration' }).click()
    },
    expect: {
      'It says that it does': (tour) => sip(tour).getByText('The login works', { exact: true }).waitFor(),
      'The password is not on the screen': async (tour) =>
        (await tour.page.getByText(stored(tour), { exact: true }).count()) === 0,
    },
  },
  {
    title: 'Look at what went over the wire',
    act: (tour) => sip(tour).getByText('Details', { exact: true }).click(),
    expect: {
      'The exchange is there, its secrets removed': (tour) => sip(tour).getByText('nonce=…').first().waitFor(),
    },
  },
]

const setting: Step[] = [
  {
    title: 'Ask for a new password',
    async act(tour) {
      await sip(tour).getByRole('button', { name: 'Set a new password' }).click()
      await dialog(tour).getByLabel('New password', { exact: true }).fill('too short')
      await dialog(tour).getByRole('button', { name: 'Continue' }).click()
    },
    expect: {
      'The portal’s rules stand there before anything is sent': (tour) =>
        dialog(tour).getByText('At least 12 characters').waitFor(),
      'It says that one is not met yet': (tour) =>
        dialog(tour).getByText('This does not meet every rule yet.').waitFor(),
    },
  },
  {
    title: 'Take a suggestion',
    act: (tour) => dialog(tour).getByRole('button', { name: 'Suggest a password' }).click(),
    expect: {
      'It meets every rule': async (tour) => {
        await dialog(tour).getByText('A strong password is filled in.').waitFor()
        return (await dialog(tour).getByText('not met yet').count()) === 0
      },
    },
  },
  {
    title: 'Be warned',
    act: (tour) => dialog(tour).getByRole('button', { name: 'Continue' }).click(),
    expect: {
      'The phone will be cut off until it has the new one': (tour) =>
        dialog(tour).getByRole('alert').filter({ hasText: 'stops working' }).waitFor(),
      'Nothing has been sent': async ({ portal }) => !portal.requests().some(({ method }) => method === 'PUT'),
    },
  },
  {
    title: 'Set it',
    act: (tour) => dialog(tour).getByRole('button', { name: 'Set new password' }).click(),
    expect: {
      'The new one is shown, as the portal has it now': async (tour) => {
        await dialog(tour).getByText('The new SIP password is set').waitFor()
        await dialog(tour).getByText(stored(tour), { exact: true }).waitFor()
      },
      'It can be copied straight away': async (tour) => {
        await dialog(tour).getByRole('button', { name: 'Copy SIP password' }).click()
        await dialog(tour)
          .getByText(/^Copied\./)
          .waitFor()
        return (await tour.app.clipboard()) === stored(tour)
      },
    },
  },
  {
    title: 'Test again before the registrar has it',
    async act(tour) {
      await dialog(tour).getByRole('button', { name: 'Done' }).click()
      await sip(tour).getByRole('button', { name: 'Test registration' }).click()
    },
    expect: {
      'It says what does not fit, and what to do': (tour) =>
        sip(tour).getByText('The server does not accept this login').waitFor(),
      'The phone is no longer called registered': ({ page }) =>
        page.getByRole('article').getByText('Not registered').waitFor(),
    },
  },
]

const help = ({ page }: Tour) => page.getByRole('complementary', { name: 'Help with this phone' })

const helping: Step[] = [
  {
    title: 'Ask for help with the handset',
    async act(tour) {
      await registrar?.close()
      await tour.page.getByRole('button', { name: 'More actions' }).click()
      await tour.page.getByRole('menuitem', { name: 'Help with this phone' }).click()
    },
    expect: {
      'It knows the make and which name goes where': (tour) =>
        help(tour)
          .getByRole('row', { name: `Authentication User ID ${thePhone(tour).sip.authorizationId}` })
          .waitFor(),
    },
  },
  {
    title: 'Read on to the phone’s own admin password',
    act: (tour) => help(tour).getByText('4, 6, 8 and *').scrollIntoViewIfNeeded(),
    expect: {
      'Its numbers are explained on the way': (tour) => help(tour).getByText('403', { exact: true }).waitFor(),
    },
  },
  {
    title: 'Close it',
    act: (tour) => help(tour).getByRole('button', { name: 'Close' }).click(),
    expect: { 'The phone has the room again': (tour) => help(tour).waitFor({ state: 'detached' }) },
  },
]

export const phonePassword: Chapter = {
  title: 'Proof that a phone’s login works, and a new password',
  steps: [...testing, ...setting, ...helping],
}
