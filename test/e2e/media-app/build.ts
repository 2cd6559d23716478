import { resolve } from 'node:path'
import { build } from 'electron-vite'
import type { Plugin } from 'vite'

// node test/e2e/media-app/build.ts: builds the app into BUILD_OUT with one of main's modules replaced, so that the app
// itself contains no test code.

const standIn = resolve(import.meta.dirname, 'media.ts')

const openSounds: Plugin = {
  name: 'open-sounds',
  enforce: 'pre',
  resolveId(source, importer) {
    const isMain = importer?.replaceAll('\\', '/').endsWith('src/main/index.ts')
    return isMain && source === './media/media.ts' ? standIn : null
  },
}

await build({ logLevel: 'warn', plugins: [openSounds] })
