import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { bridgeNames } from './scripts/bridge-names-plugin.ts'
import { buildFacts } from './scripts/release/build-facts-plugin.ts'
import { unbranded } from './scripts/release/describe-build.ts'

const plugins = [bridgeNames(), buildFacts(unbranded), preact({ reactAliasesEnabled: false })]
// Importing Electron throws in plain Node. An alias reaches a dependency only where it is inlined.
const resolve = { alias: { electron: fileURLToPath(new URL('test/electron-stub.ts', import.meta.url)) } }
const server = { deps: { inline: ['electron-store'] } }
const suites = {
  integration: 'test/**/*.integration.test.{ts,tsx}',
  peers: 'test/**/*.peer.test.ts',
  faults: 'test/**/*.faults.test.ts',
  e2e: 'test/**/*.e2e.test.ts',
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        resolve,
        test: {
          name: 'unit',
          server,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: Object.values(suites),
        },
      },
      { plugins, resolve, test: { name: 'integration', server, include: [suites.integration], testTimeout: 20_000 } },
      { plugins, test: { name: 'peers', include: [suites.peers], testTimeout: 30_000, hookTimeout: 30_000 } },
      {
        plugins,
        resolve,
        test: { name: 'faults', server, include: [suites.faults], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        plugins,
        test: {
          name: 'e2e',
          include: [suites.e2e],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each worker runs a browser. They come last, when the machine is otherwise quiet.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
