import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** Puts an image next to main's code, as icon.png, for windows on Linux. */
export function windowIcon(file: string): Plugin {
  return {
    name: 'window-icon',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'icon.png', source: await readFile(file) })
    },
  }
}
