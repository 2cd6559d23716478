import { writeFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { collectLicences } from './collect-licences.ts'

/** Records the modules whose code a build puts into the app. All builds share one set. */
export function recordModules(recorded: Set<string>): Plugin {
  return {
    name: 'record-modules',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') for (const id of Object.keys(chunk.modules)) recorded.add(id)
      }
    },
  }
}

/** For the last build: writes the licences of all recorded modules, and fails if a component may not be distributed. */
export function writeLicences(recorded: ReadonlySet<string>, file: string, project = process.cwd()): Plugin {
  return {
    name: 'write-licences',
    async writeBundle() {
      await writeFile(file, JSON.stringify(await collectLicences(recorded, project)))
    },
  }
}
