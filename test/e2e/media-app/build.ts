import { resolve } from 'node:path'
import { build } from 'electron-vite'
import type { Plugin } from 'vite'

// node test/e2e/media-app/build.ts: builds the app as it is, into BUILD_OUT, with one module of main's in the place of
// another, so that nothing of the tests is in the app itself.

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
