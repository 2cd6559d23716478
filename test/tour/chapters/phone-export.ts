import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { openPhones } from '../../e2e/person.ts'
import type { Chapter, Step, Tour } from '../step.ts'

/** Where the tour saves; made by the first step that does. */
let folder = ''

function thePhone({ portal }: Tour) {
  const phone = portal.phones.all().find(({ device, sip }) => sip && device.startsWith('Grandstream GXP'))
  if (!phone) throw new Error('The portal has no Grandstream')
  return phone
}

const dialog = ({ page }: Tour) => page.getByRole('dialog')
const press = (tour: Tour, name: string) => dialog(tour).getByRole('button', { name, exact: true }).click()
const secretOf = (tour: Tour) => tour.portal.phones.password(thePhone(tour).id, 'sip')
const fileName = (tour: Tour) => `cfg${thePhone(tour).mac}.xml`

async function leave(tour: Tour) {
  await tour.page.keyboard.press('Escape')
  await dialog(tour).waitFor({ state: 'detached' })
}

/** Proves who is at the keyboard where the portal asks for it, and waits for what comes then. */
async function proveUntil(tour: Tour, text: string | RegExp) {
  const proof = tour.page.getByRole('dialog', { name: 'Enter your portal password' })
  const next = dialog(tour).getByText(text).first()
  await proof.or(next).first().waitFor()
  if ((await proof.count()) > 0) {
    await proof.getByLabel('Password', { exact: true }).fill(tour.person.password)
    await proof.getByRole('button', { name: 'Continue' }).click()
  }
  await next.waitFor()
}

const onePhone: Step[] = [
  {
    title: 'Export for a phone',
    async act(tour) {
      const { page } = tour
      const { extension } = thePhone(tour)
      await openPhones(page)
      await page.getByRole('searchbox', { name: 'Search phones' }).fill(extension)
      await page.getByRole('gridcell', { name: extension, exact: true }).click()
      await page.getByRole('button', { name: 'Export for this phone' }).click()
      await dialog(tour).getByLabel('MAC address').waitFor()
    },
    expect: {
      'Make and MAC address are filled in as the portal knows them': async (tour) =>
        (await dialog(tour).getByLabel('Make of the phone', { exact: true }).inputValue()) === 'grandstream' &&
        /^(..:){5}..$/.test(await dialog(tour).getByLabel('MAC address').inputValue()),
    },
  },
  {
    title: 'Look at the file',
    async act(tour) {
      await press(tour, 'Continue')
      await proveUntil(tour, fileName(tour))
    },
    expect: {
      'It is named as the phone asks for it, its password masked': async (tour) =>
        (await dialog(tour).getByText('<P34>********</P34>').count()) === 1 &&
        !(await tour.page.content()).includes(secretOf(tour)),
    },
  },
  {
    title: 'Save it to a folder',
    async act(tour) {
      folder = await mkdtemp(join(tmpdir(), 'phone-files-'))
      await tour.app.answerDialog(folder)
      await press(tour, 'Save to a folder')
      await dialog(tour)
        .getByText(/^Saved in /)
        .waitFor()
    },
    expect: {
      'The file holds the password, and only its owner can read it': async (tour) => {
        const path = join(folder, fileName(tour))
        const { mode } = await stat(path)
        const isOwnersOnly = process.platform === 'win32' || (mode & 0o077) === 0
        return isOwnersOnly && (await readFile(path, 'utf8')).includes(`<P34>${secretOf(tour)}</P34>`)
      },
    },
  },
  {
    title: 'Save it there again',
    async act(tour) {
      await tour.app.answerDialog(folder)
      await press(tour, 'Back')
      await press(tour, 'Save to a folder')
    },
    expect: {
      'It asks before anything is replaced, and names it': (tour) =>
        dialog(tour)
          .getByRole('alert')
          .filter({ hasText: fileName(tour) })
          .waitFor(),
    },
  },
]

const onTheDesk: Step[] = [
  {
    title: 'Serve it to the phone',
    async act(tour) {
      await press(tour, 'Keep')
      await press(tour, 'More ways to save')
      await tour.page.getByRole('menuitem', { name: 'Serve to the phone' }).click()
      await dialog(tour).getByLabel('Network').selectOption('127.0.0.1')
    },
    expect: {
      'It says what travels in plain text before anything starts': (tour) =>
        dialog(tour)
          .getByText(/HTTP is not encrypted/)
          .waitFor(),
    },
  },
  {
    title: 'Let the phone fetch it',
    async act(tour) {
      await press(tour, 'Start')
      await dialog(tour).getByText('Stops in').waitFor()
      const url = await dialog(tour).locator('code').first().textContent()
      const answer = await fetch(`${url?.trim()}${fileName(tour)}`)
      if (!(await answer.text()).includes(secretOf(tour))) throw new Error('The phone got something else')
    },
    expect: {
      'It says who fetched what, and for how long it goes on': (tour) =>
        dialog(tour)
          .getByRole('row')
          .filter({ hasText: fileName(tour) })
          .filter({ hasText: 'Sent' })
          .waitFor(),
    },
  },
  {
    title: 'Stop serving',
    act: (tour) => press(tour, 'Stop'),
    expect: {
      'The files are no longer offered': (tour) => dialog(tour).getByText('The server has stopped').waitFor(),
    },
  },
]

const softphone: Step[] = [
  {
    title: 'Show a QR code for a softphone',
    async act(tour) {
      await leave(tour)
      await tour.page.getByRole('button', { name: 'QR code' }).click()
      await press(tour, 'Show code')
      await proveUntil(tour, /^Hides in/)
    },
    expect: {
      'The code is there, and says when it hides': (tour) =>
        dialog(tour).getByRole('img', { name: 'QR code' }).waitFor(),
    },
  },
  {
    title: 'Turn to another program',
    act: ({ app }) => app.blur(),
    expect: {
      'The code is hidden': (tour) => dialog(tour).getByText('The code is hidden.').waitFor(),
    },
  },
]

const many: Step[] = [
  {
    title: 'Open a list of phones',
    async act(tour) {
      const { app, page, portal } = tour
      await app.focus()
      await leave(tour)
      await page.getByRole('searchbox', { name: 'Search phones' }).fill('')
      await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
      const lines = portal.phones
        .all()
        .filter(({ mac }) => mac !== null)
        .slice(0, 20)
        .map(({ extension, mac, device }) => `${extension},${mac},${device}`)
      const list = join(folder, 'phones.csv')
      await writeFile(list, ['extension,mac,model', ...lines, '9999,,Poly VVX', '200,00-04-F2,Poly VVX'].join('\r\n'))
      await app.answerDialog(list)
      await press(tour, 'Open a CSV file')
    },
    expect: {
      'It says how many phones it names, and that a line is wrong': async (tour) => {
        await dialog(tour).getByText('21 phones to export.').waitFor()
        await dialog(tour).getByText('1 line will be skipped. The report says why.').waitFor()
      },
    },
  },
  {
    title: 'Export them into one zip',
    async act(tour) {
      await tour.app.answerDialog(join(folder, 'phones.zip'))
      await press(tour, 'Save as ZIP')
      await proveUntil(tour, /^20 phones exported/)
    },
    expect: {
      'The report says why two lines could not be done': async (tour) => {
        await dialog(tour).getByText('The portal has no phone with this extension.').waitFor()
        await dialog(tour).getByText('“00-04-F2” is not a MAC address.').waitFor()
      },
      'Every phone’s files are in the zip': async () => {
        const files = unzipSync(await readFile(join(folder, 'phones.zip')))
        return Object.values(files).every((file) => strFromU8(file).length > 0) && Object.keys(files).length >= 20
      },
      'Nothing else was left in the folder': async (tour) =>
        (await readdir(folder)).toSorted().join() === [fileName(tour), 'phones.csv', 'phones.zip'].toSorted().join(),
    },
  },
  {
    title: 'Close the report',
    async act(tour) {
      await press(tour, 'Done')
      await rm(folder, { recursive: true, force: true })
    },
    expect: { 'The list is there again': ({ page }) => page.getByRole('grid').waitFor() },
  },
]

export const phoneExport: Chapter = {
  title: 'Files for phones',
  steps: [...onePhone, ...onTheDesk, ...softphone, ...many],
}
