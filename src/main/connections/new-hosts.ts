import { Failure } from '../../shared/errors.ts'
import { knownServices, portalOriginOf } from '../portals/open-adapter.ts'

/** Hosts that the page names and nobody has used here: asking one tells it, and the DNS, whatever its name says. */
export interface NewHosts {
  /** Settles once the host may be asked. Rejects with `cancelled` where the person did not agree, `refused` while they are being asked. */
  admit(origin: URL): Promise<void>
  /** The person agreed to it elsewhere, or it did not come from the page. */
  agreeTo(origin: URL): void
}

interface NewHostsDependencies {
  isKnown: (origin: string) => boolean
  /** There has been no account in this run, and so there is nothing to carry out. */
  isFirstRun: () => boolean
  ask: (host: string) => Promise<boolean>
}

/** On a first run so many hosts are asked without a question: enough to mistype an address some times. */
const freeHosts = 5

/** Each host is agreed to once a run. */
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
