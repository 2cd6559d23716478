/** What the host writes before each uncaught error; the harness fails a test whose app wrote it. */
export const faultMark = 'test/host: main did not catch'

/**
 * Makes uncaught errors behave as in Electron, where the app keeps running: an exception is a dialog, unless main
 * listens (lib/browser/init.ts), and a rejection a warning (`--unhandled-rejections=warn-with-error-code`). Node
 * itself would exit on both.
 */
export function watchFaults(): void {
  process.on('uncaughtException', (fault) => console.error(`${faultMark} an exception:`, fault))
  process.on('unhandledRejection', (fault) => console.error(`${faultMark} a rejection:`, fault))
}
