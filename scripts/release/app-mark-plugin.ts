import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { problemsInMark } from '../../src/main/connections/svg-mark.ts'

/** Puts the mark of the build next to the pages, as mark.svg; refuses one that does more than draw. */
export function appMark(file: string): Plugin {
  return {
    name: 'app-mark',
    async generateBundle() {
      const source = await readFile(file, 'utf8')
      const problems = problemsInMark(source)
      if (problems.length > 0) this.error(`${file}: ${problems.join('; ')}`)
      this.emitFile({ type: 'asset', fileName: 'mark.svg', source })
    },
  }
}
