import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchApp } from '../e2e/app.ts'

const emptyApp = join(import.meta.dirname, '../bench/empty-app')

it('loads a minimal app without guards or a preload, and tells it so', async () => {
  const app = await launchApp({ appPath: emptyApp })
  onTestFinished(() => app.close())
  await expect.poll(() => app.windows()).toMatchObject([{ url: 'empty://app/', isVisible: true }])
  expect(await app.page.title()).toBe('Empty')
})
