import { registerHooks } from 'node:module'

// Does what the app does with --forget-sign-ins, with the data folder of the argument, where there is no Electron.

const stub = new URL('../electron-stub.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: stub, shortCircuit: true } : next(specifier, context),
})

const [, , userData = ''] = process.argv
const { forgetSignIns } = await import('../../src/main/session/forget-sign-ins.ts')
await forgetSignIns({
  getName: () => 'Call Record Portal keyring test',
  getPath: () => userData,
  isPackaged: false,
  exit: (code) => process.exit(code),
})
