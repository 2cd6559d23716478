import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog } from 'electron'
import { Failure } from '../../shared/errors.ts'
import { knownServices, portalOriginOf } from '../portals/open-adapter.ts'

/**
 * Guards hosts that the page names and that were never used here: contacting one could leak data in its name to it and
 * to the DNS.
 */
export interface NewHosts {
  /**
   * Resolves once the host may be contacted. Rejects with `cancelled` if the person did not agree, and with `refused`
   * while another question is open.
   */
  admit(origin: URL): Promise<void>
  /** Marks a host as agreed to: the person agreed elsewhere, or it did not come from the page. */
  agreeTo(origin: URL): void
}

interface NewHostsDependencies {
  isKnown: (origin: string) => boolean
  /** Whether there has been no account in this run, and so no data to leak. */
  isFirstRun: () => boolean
  ask: (host: string) => Promise<boolean>
}

/** How many hosts may be contacted without a question on a first run: enough for a few mistyped addresses. */
const freeHosts = 5

/** Each host is agreed to once per run. */
export function createNewHosts({ isKnown, isFirstRun, ask }: NewHostsDependencies): NewHosts {
  const agreed = new Set(knownServices.map(({ address }) => address))
  let free = freeHosts
  let isAsking = false

  return {
    async admit(address) {
      const origin = portalOriginOf(address)
      if (agreed.has(origin) || isKnown(origin)) return
      if (isFirstRun() && free > 0) {
        free--
        agreed.add(origin)
        return
      }
      if (isAsking) throw new Failure({ code: 'refused' })
      isAsking = true
      try {
        if (!(await ask(address.host))) throw new Failure({ code: 'cancelled' })
      } finally {
        isAsking = false
      }
      agreed.add(origin)
    },
    agreeTo: (address) => void agreed.add(portalOriginOf(address)),
  }
}

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
