import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../e2e/app.ts'
import { openManageAccount, openPhone, signedIn, signIn, signOut } from '../e2e/person.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { printFigures } from './figures.ts'
import { slopeOf } from './slope.ts'

/** How often the app is used: the first third warms it up. A quick machine does 2500 in an hour. */
const rounds = Number(process.env.SOAK_ROUNDS ?? 24)
/** Of each round's work so much goes past the mouse: an hour's clicks do not fit into a minute otherwise. */
const perRound = { reveals: 25, searches: 12, navigations: 24 }

/** What may seem to grow over the whole run by noise alone. The leaks that this is for grow with every round. */
const noise = { mainBytes: 4_000_000, pageBytes: 3_000_000, nodes: 400, listeners: 40, handles: 4 }

let portal: RunningPortal
let app: RunningApp

beforeAll(async () => {
  portal = await startPortal({ phones: 400 })
  app = await launchApp({ portal: portal.url })
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

it.skipIf(process.env.E2E_RUNTIME === 'electron')(
  'hours of use leave no more memory, listeners or handles behind than the first minutes',
  // Ends what hangs: a round takes a second or two, and a minute at worst.
  { timeout: (rounds + 2) * 60_000 },
  async () => {
    const page = await app.page.context().newCDPSession(app.page)
    const samples: Sample[] = []
    await loadEverything()
    for (let round = 0; round < rounds; round++) {
      await useApp()
      samples.push(await sample(page))
    }
    // Caches and compiled code fill up first.
    const measured = samples.slice(Math.ceil(rounds / 3))
    const growth = (name: keyof Sample) => Math.round(slopeOf(measured.map((one) => one[name])) * measured.length)
    printFigures(`soak, ${rounds} rounds`, {
      'sign-ins': rounds,
      reveals: rounds * (perRound.reveals + 1),
      searches: rounds * perRound.searches,
      navigations: rounds * perRound.navigations,
      ...Object.fromEntries(
        Object.keys(noise).map((name) => [
          `${name}: slope a round`,
          `${slopeOf(measured.map((one) => one[name as keyof Sample])).toFixed(1)} (last ${samples.at(-1)?.[name as keyof Sample]})`,
        ]),
      ),
    })
    for (const name of Object.keys(noise) as (keyof Sample)[]) expect(growth(name), name).toBeLessThan(noise[name])
  },
)

/**
 * The dictionaries that judge a password take 17 MB of the page for good. They are loaded while the page is idle:
 * in the first round on one machine, in the last on another, unless they are asked for.
 */
async function loadEverything(): Promise<void> {
  const { page } = app
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openManageAccount(page)
  await page.getByRole('button', { name: 'Change your password' }).click()
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('correct horse')
  await page.getByText('Strength:').waitFor()
  await password.fill('')
  await signOut(page)
}

/** One visit of a person who is in a hurry. */
async function useApp(): Promise<void> {
  const { page } = app
  const phone = portal.phones.all()[0]
  if (!phone) throw new Error('the portal seeded no phone')
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhone(page, phone)
  await page.getByRole('button', { name: 'Show SIP password' }).first().click()
  await page.getByText(portal.phones.password(phone.id, 'sip')).waitFor()
  await page.evaluate(
    async ({ id, reveals }) => {
      for (let count = 0; count < reveals; count++)
        await window.bridge.call('phones.reveal', { phone: id, secret: 'sip' })
    },
    { id: phone.id, reveals: perRound.reveals },
  )
  const search = page.getByRole('searchbox', { name: 'Search phones' })
  for (let count = 0; count < perRound.searches; count++) await search.fill(String(100 + count))
  await page.evaluate(async (navigations) => {
    const places = ['#/', '#/configuration', '#/phones', '#/settings', '#/help', '#/configuration/account']
    for (let count = 0; count < navigations; count++) {
      location.hash = places[count % places.length] ?? '#/'
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    location.hash = '#/'
  }, perRound.navigations)
  await signOut(page)
}

type Sample = Record<keyof typeof noise, number>

async function sample(page: CDPSession): Promise<Sample> {
  await page.send('HeapProfiler.collectGarbage')
  const { usedSize } = await page.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await page.send('Memory.getDOMCounters')
  const { heapBytes, handles } = await app.mainMemory()
  return { mainBytes: heapBytes, pageBytes: usedSize, nodes, listeners: jsEventListeners, handles }
}
