import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog, RenderProcessGoneDetails } from 'electron'
import type { Log } from '../log/log.ts'

/**
 * After this many failures within this period (milliseconds) the page is not reloaded again, to avoid an endless loop.
 */
const most = 3
const within = 60_000

interface RecoveryDependencies {
  log: Pick<Log, 'error'>
  /** Asks whether to reload an unresponsive page or keep waiting. */
  askToReload: () => Promise<boolean>
  /** Called if the page fails repeatedly. */
  giveUp: () => void
}

/** Questions and messages in system dialogs, which do not need the page. */
export function createRecoveryDialogs(
  dialog: Pick<Dialog, 'showMessageBox' | 'showErrorBox'>,
  window: BrowserWindow,
  text: () => Pick<NativeText['dialogText'], 'unresponsive' | 'failing'>,
): Pick<RecoveryDependencies, 'askToReload' | 'giveUp'> {
  return {
    async askToReload() {
      const { message, detail, wait, load } = text().unresponsive
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message,
        detail,
        buttons: [wait, load],
        cancelId: 0,
      })
      return response === 1
    },
    giveUp() {
      const { title, detail } = text().failing
      dialog.showErrorBox(title, detail)
    },
  }
}

type Watched = Pick<BrowserWindow, 'isDestroyed'> & {
  on(event: 'unresponsive', listener: () => void): unknown
  readonly webContents: {
    reload(): void
    forcefullyCrashRenderer(): void
    on(event: 'render-process-gone', listener: (event: unknown, details: RenderProcessGoneDetails) => void): unknown
  }
}

/**
 * Recovers a page that crashed or hangs by loading its current address again. Returns a function that returns true once
 * after each recovery.
 */
export function recoverPage(window: Watched, { log, askToReload, giveUp }: RecoveryDependencies): () => boolean {
  const failures: number[] = []
  let recovered = false

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.error('page.gone', { reason, exitCode })
    const now = Date.now()
    failures.push(now)
    if (failures.filter((moment) => now - moment < within).length > most) return giveUp()
    recovered = true
    window.webContents.reload()
  })
  window.on('unresponsive', async () => {
    log.error('page.unresponsive')
    if ((await askToReload()) && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
  })

  return () => {
    const told = recovered
    recovered = false
    return told
  }
}
