import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'

let app: RunningApp
beforeEach(async () => {
  app = await launchApp({ expectsFaults: true })
  await app.page.getByLabel('Portal address').waitFor()
})
afterEach(() => app.close())

const logged = async () => (await readFile(join(app.userData, 'logs/main.log'), 'utf8').catch(() => '')).split('\n')
const linesWith = async (message: string) => (await logged()).filter((line) => line.includes(message))

describe('an error that main does not catch', () => {
  it.each(['exception', 'rejection'] as const)(
    'is logged without its message, shows no dialog, and the app keeps running: %s',
    async (how) => {
      const secret = crypto.randomUUID()
      await app.fail(how, secret)
      await expect.poll(() => linesWith(`error main.${how} `)).toHaveLength(1)
      expect((await logged()).join()).not.toContain(secret)
      expect(await app.askedDialogs()).toEqual([])
      await app.page.getByLabel('Portal address').fill('no address')
      await app.page.getByRole('button', { name: 'Check address' }).click()
      await app.page.locator('[aria-invalid=true]').waitFor()
    },
  )

  it('causes no further errors if the terminal or launcher that started the app is gone', async () => {
    app.closeOutput()
    await app.fail('rejection', 'first')
    await app.fail('rejection', 'second')
    await expect.poll(() => linesWith('error main.rejection ')).toHaveLength(2)
    expect(await linesWith('main.exception')).toEqual([])
    expect(await app.windows()).toHaveLength(1)
  })
})
