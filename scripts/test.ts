import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'electron-vite'
import type { Counts } from '../test/reporter.ts'
import { findBrowser } from './browser.ts'
import { missingForKeyring, runWithKeyring } from './keyring.ts'

// npm test: builds, runs every suite that this machine can, says what was left out and why, and ends with one line
// of counts. Arguments go on to Vitest, e.g. `npm test -- --project unit`. With CI=true nothing may be left out.

const given = process.argv.slice(2)
const mustBeWhole = process.env.CI === 'true'
const leftOut: string[] = []

const onElectron = process.env.E2E_RUNTIME === 'electron'
const canBrowse = onElectron || (await findBrowser()) !== undefined
if (!canBrowse) leftOut.push('the end-to-end tests: no Chrome, Chromium or Edge; install one or set CHROME_PATH')

const hasKeyring = process.platform === 'linux' && missingForKeyring().length === 0
if (process.platform === 'linux' && !hasKeyring) {
  leftOut.push(`the tests with a real keyring: apt-get install ${missingForKeyring().join(' ')}`)
}

await build({ logLevel: 'warn' })
const counts = await runVitest()
const untested = [...leftOut, ...counts.leftOut]
if (untested.length > 0) console.log(`\nLeft out:\n${untested.map((what) => `- ${what}`).join('\n')}`)
const failed = counts.failed + (mustBeWhole ? leftOut.length : 0)
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`\n${counts.passed} passed, ${failed} failed${skipped}`)
process.exitCode = failed > 0 || counts.passed === 0 ? 1 : 0

async function runVitest(): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-test-'))
  const path = join(folder, 'counts.json')
  const projects = canBrowse || given.includes('--project') ? [] : ['--project=!e2e']
  const reporters = ['--reporter=default', '--reporter=./test/reporter.ts']
  const command = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', ...reporters, ...projects, ...given]
  // Terminals of editors built on Electron may set this variable, which makes Electron run as plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...own } = process.env
  const env = { ...own, TEST_COUNTS: path }
  try {
    const code = await (hasKeyring ? runWithKeyring(command, { ...env, TEST_KEYRING: '1' }) : runPlainly(command, env))
    const counts: Counts = JSON.parse(await readFile(path, 'utf8'))
    // Vitest itself may fail, e.g. on a file that could not be found.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1, skipped: 0, leftOut: [] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runPlainly([program = '', ...parameters]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [code] = await once(spawn(program, parameters, { env, stdio: 'inherit' }), 'exit')
  return code ?? 1
}
