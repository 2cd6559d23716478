import type { BrowserWindow, Dialog } from 'electron'

/** Asks in the system's own dialog, which no page can answer, whether a host may be asked for a portal. */
export function createHostQuestion(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow,
): (host: string) => Promise<boolean> {
  return async (host) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: `Connect to ${host}?`,
      detail: 'You have not used this address here before. Connect only if you entered it yourself.',
      buttons: ['Cancel', 'Connect'],
      defaultId: 0,
      cancelId: 0,
    })
    return response === 1
  }
}
