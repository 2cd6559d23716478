import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { bridgeNames } from './scripts/bridge-names-plugin.ts'

const plugins = [bridgeNames(), preact({ reactAliasesEnabled: false })]
const suites = {
  integration: 'test/**/*.integration.test.{ts,tsx}',
  peers: 'test/**/*.peer.test.ts',
  e2e: 'test/**/*.e2e.test.ts',
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: Object.values(suites),
        },
      },
      { plugins, test: { name: 'integration', include: [suites.integration], testTimeout: 20_000 } },
      { plugins, test: { name: 'peers', include: [suites.peers], testTimeout: 30_000, hookTimeout: 30_000 } },
      { plugins, test: { name: 'e2e', include: [suites.e2e], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
