import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { runnerImport } from 'vite'

const id = 'virtual:bridge-names'

/**
 * Gives the preload the names of the bridge's calls and events as plain strings, so that it holds
 * neither a hand-written list nor the schemas. Built from src/shared/bridge.ts at build time.
 */
export function bridgeNames(): Plugin {
  return {
    name: 'bridge-names',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined
      const { module } = await runnerImport<typeof import('../src/shared/bridge.ts')>(
        fileURLToPath(new URL('../src/shared/bridge.ts', import.meta.url)),
      )
      return [
        `export const calls = ${JSON.stringify(Object.keys(module.bridge))}`,
        `export const events = ${JSON.stringify(Object.keys(module.bridgeEvents))}`,
      ].join('\n')
    },
  }
}
