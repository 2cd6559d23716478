/** What the host writes before each fault that main did not catch; the harness fails a test whose app wrote it. */
export const faultMark = 'test/host: main did not catch'

/**
 * Makes uncaught faults what they are in Electron, where the app runs on: an exception is a dialog, unless main
 * listens (lib/browser/init.ts), and a rejection a warning (`--unhandled-rejections=warn-with-error-code`). Node
 * itself would end at both.
 */
export function watchFaults(): void {
  process.on('uncaughtException', (fault) => console.error(`${faultMark} an exception:`, fault))
  process.on('unhandledRejection', (fault) => console.error(`${faultMark} a rejection:`, fault))
}
