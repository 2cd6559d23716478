import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { bridgeNames } from './scripts/bridge-names-plugin.ts'
import { buildFacts } from './scripts/release/build-facts-plugin.ts'
import { unbranded } from './scripts/release/describe-build.ts'
import { textModules } from './scripts/text/text-plugin.ts'

const plugins = [textModules(), bridgeNames(), buildFacts(unbranded), preact({ reactAliasesEnabled: false })]
// Importing Electron throws in plain Node. An alias reaches a dependency only where it is inlined.
const resolve = { alias: { electron: fileURLToPath(new URL('test/electron-stub.ts', import.meta.url)) } }
const server = { deps: { inline: ['electron-store'] } }
const suites = {
  integration: 'test/**/*.integration.test.{ts,tsx}',
  peers: 'test/**/*.peer.test.ts',
  faults: 'test/**/*.faults.test.ts',
  e2e: 'test/**/*.e2e.test.ts',
}

/** Only what hangs meets these: a machine that is slow or busy must not. In milliseconds. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000, interval: 50 } } }

export default defineConfig({
  test: {
    // The tests of a file run in another order than they stand in, always the same one: none may need those before it.
    sequence: { shuffle: { tests: true }, seed: 1 },
    projects: [
      {
        plugins,
        resolve,
        test: {
          name: 'unit',
          ...patience,
          setupFiles: ['test/renderer/page-environment.ts'],
          server,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: Object.values(suites),
        },
      },
      { plugins, resolve, test: { name: 'integration', server, include: [suites.integration], ...patience } },
      { plugins, test: { name: 'peers', include: [suites.peers], ...patience } },
      {
        plugins,
        resolve,
        test: { name: 'faults', server, include: [suites.faults], ...patience },
      },
      {
        plugins,
        test: {
          name: 'e2e',
          include: [suites.e2e],
          ...patience,
          // Each worker runs a browser. They come last, when the machine is otherwise quiet.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
