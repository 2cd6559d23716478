import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type UserConfig } from 'electron-vite'
import { bridgeNames } from './scripts/bridge-names-plugin.ts'
import { recordModules, writeLicences } from './scripts/licences/licences-plugin.ts'
import { appMark } from './scripts/release/app-mark-plugin.ts'
import { brandedPages } from './scripts/release/branded-pages-plugin.ts'
import { buildFacts } from './scripts/release/build-facts-plugin.ts'
import { describeBuild } from './scripts/release/describe-build.ts'
import { windowIcon } from './scripts/release/window-icon-plugin.ts'
import { textFiles, textModules } from './scripts/text/text-plugin.ts'

export default defineConfig(async (): Promise<UserConfig> => {
  const { facts, look, icon, mark, languages, out } = await describeBuild(process.env)
  // A folder outside the project is emptied only if told.
  const into = (part: string) => ({
    outDir: resolve(out, part),
    emptyOutDir: true,
    // Chunks are read from the disk, and the large ones only when they are needed. In kB.
    chunkSizeWarningLimit: 2000,
  })
  // The builds run one after the other, the renderer's last.
  const modules = new Set<string>()
  return {
    main: {
      plugins: [
        textModules('en', languages),
        bridgeNames(),
        buildFacts(facts),
        windowIcon(icon),
        recordModules(modules),
      ],
      build: {
        ...into('main'),
        rollupOptions: { input: { index: 'src/main/index.ts' }, output: { format: 'es' } },
      },
    },
    preload: {
      plugins: [bridgeNames(), recordModules(modules)],
      build: {
        ...into('preload'),
        rollupOptions: {
          input: { preload: 'src/main/ipc/preload.ts' },
          // A sandboxed preload must be one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
        // It runs before every page's first script.
        minify: true,
      },
    },
    renderer: {
      root: 'src/renderer',
      plugins: [
        preact({ reactAliasesEnabled: false }),
        textFiles(languages),
        appMark(mark),
        ...(look ? [brandedPages(look)] : []),
        recordModules(modules),
        writeLicences(modules, resolve(out, 'main/licences.json')),
      ],
      build: {
        ...into('renderer'),
        rollupOptions: { input: 'src/renderer/index.html' },
        minify: true,
        modulePreload: {
          // The polyfill fetches, which the content security policy forbids, and Electron's Chromium needs none.
          polyfill: false,
          // Scripts are on this computer, so that a list of all of them costs the first screen more than it saves.
          resolveDependencies: (_file, dependencies, { hostType }) =>
            hostType === 'html' ? dependencies : dependencies.filter((name) => name.endsWith('.css')),
        },
      },
    },
  }
})
