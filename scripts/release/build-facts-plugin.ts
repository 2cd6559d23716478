import type { Plugin } from 'vite'
import type { BuildFacts } from '../../src/shared/build-facts.ts'

const id = 'virtual:build'

/** Provides the facts about the build to main, as `build` of the module `virtual:build`. */
export function buildFacts(facts: BuildFacts): Plugin {
  return {
    name: 'build-facts',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? `export const build = ${JSON.stringify(facts)}` : undefined),
  }
}
