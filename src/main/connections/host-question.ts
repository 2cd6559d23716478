import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog } from 'electron'

/** Asks in a system dialog, which no page can answer, whether a new host may be contacted. */
export function createHostQuestion(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow,
  text: () => NativeText['dialogText']['newHost'],
): (host: string) => Promise<boolean> {
  return async (host) => {
    const { message, detail, cancel, connect } = text()
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: message({ host }),
      detail,
      buttons: [cancel, connect],
      defaultId: 0,
      cancelId: 0,
    })
    return response === 1
  }
}
