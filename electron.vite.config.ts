import preact from '@preact/preset-vite'
import { defineConfig } from 'electron-vite'
import { bridgeNames } from './scripts/bridge-names-plugin.ts'

export default defineConfig({
  main: {
    plugins: [bridgeNames()],
    build: {
      rollupOptions: { input: { index: 'src/main/index.ts' }, output: { format: 'es' } },
    },
  },
  preload: {
    plugins: [bridgeNames()],
    build: {
      rollupOptions: {
        input: { preload: 'src/main/preload.ts' },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      // It runs before every page's first script.
      minify: true,
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [preact({ reactAliasesEnabled: false })],
    build: {
      rollupOptions: { input: 'src/renderer/index.html' },
      minify: true,
      // The polyfill fetches, which the content security policy forbids, and Electron's Chromium needs none.
      modulePreload: { polyfill: false },
    },
  },
})
