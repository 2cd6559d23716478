import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchApp } from '../e2e/app.ts'
import { look } from '../e2e/look.ts'
import { startExotel } from '../portal/exotel/exotel.ts'
import { startPortal } from '../portal/portal.ts'
import type { Chapter, Step, Tour } from './step.ts'
import { Transcript } from './transcript.ts'

/** The longest that a check may wait for what it looks for, in milliseconds. */
const patience = 10_000
const portalName = 'Northwind Voice'
/** Of the pictures, in pixels. */
const size = { width: 1280, height: 800 }

/**
 * Walks through the chapters in the built app, against a portal of its own, and leaves numbered
 * pictures, light and dark, and transcript.md. Stops at the first step that does not do what it
 * should, because the next ones start from it.
 *
 * @param folder where to leave them; it is emptied first
 * @param say is told each line of the transcript as it is written
 * @returns whether every step did what it should
 */
export async function runTour(
  chapters: readonly Chapter[],
  folder: string,
  say: (line: string) => void,
): Promise<boolean> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const transcript = new Transcript(say)
  const portal = await startPortal({
    name: portalName,
    passwordChange: 'required',
    recordings: 6_000,
    capabilities: { phones: { softphones: { linphone: true, acrobits: 'NORTHWIND' } } },
  })
  const exotel = await startExotel({ users: 60, name: 'Exotel' })
  const recoveryPortal = await startRecoveryPortal()
  const aptela = await startPortal({ kind: 'aptela', name: 'Harbour Telephone' })
  try {
    const app = await launchApp()
    try {
      app.page.setDefaultTimeout(patience)
      const portals = { portal, exotel, recoveryPortal, aptela }
      const tour = { app, ...portals, portalName, page: app.page, person: { ...portal.people.ada } }
      return await walk(chapters, tour, transcript, folder)
    } finally {
      await writeFile(join(folder, 'transcript.md'), transcript.text)
      await app.close()
    }
  } finally {
    await portal.close()
    await exotel.close()
    await recoveryPortal.close()
    await aptela.close()
  }
}

const startRecoveryPortal = () =>
  startPortal({
    name: 'Blue Line',
    capabilities: {
      recovery: {
        methods: ['emailed-link', 'phone-code'],
        usernameIsEmail: true,
        missedCallNumber: '+44 1632 960199',
      },
    },
    // The tour waits until an SMS is over.
    recoveryCodeSeconds: 12,
  })

async function walk(
  chapters: readonly Chapter[],
  tour: Tour,
  transcript: Transcript,
  folder: string,
): Promise<boolean> {
  let number = 0
  for (const { title, steps } of chapters) {
    transcript.chapter(title)
    for (const step of steps) {
      const picture = `${String(++number).padStart(2, '0')}-${slug(step.title)}`
      transcript.step(number, step.title)
      const passed = await take(step, tour, transcript)
      await photograph(tour, join(folder, picture))
      transcript.pictures(picture)
      if (!passed) return false
    }
  }
  return true
}

async function take(step: Step, tour: Tour, transcript: Transcript): Promise<boolean> {
  try {
    await step.act(tour)
  } catch (error) {
    transcript.failed('The step itself', error)
    return false
  }
  for (const [sentence, holds] of Object.entries(step.expect)) {
    try {
      if ((await holds(tour)) === false) throw new Error('It does not hold')
      transcript.passed(sentence)
    } catch (error) {
      transcript.failed(sentence, error)
      return false
    }
  }
  return true
}

async function photograph({ page }: Tour, path: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) await look(page, `${path}-${theme}.png`, { theme, size })
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
