import { mostOpenedPhones } from '../../shared/phones/opened-phones.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { Handlers } from '../ipc/dispatch.ts'

/** The phones that a person opened last, for each account, by their ids alone. */
export interface OpenedPhones {
  handlers: Pick<Handlers, 'phones.opened' | 'phones.skipFirstSteps'>
  /** Notes that a phone of the active account was opened. */
  note(phone: string): void
  /** Forgets those of the active account. */
  forget(): void
}

/** They are kept with the connection, for the person who signed in there last: another person does not see them. */
export function createOpenedPhones(portal: Pick<ActivePortal, 'connection' | 'remember'>): OpenedPhones {
  const opened = () => {
    const { account, openedPhones } = portal.connection() ?? {}
    return openedPhones?.account === account ? (openedPhones?.phones ?? []) : []
  }
  const remember: OpenedPhones['note'] = (phone) => {
    const connection = portal.connection()
    if (!connection) return
    const phones = [phone, ...opened().filter((other) => other !== phone)].slice(0, mostOpenedPhones)
    if (phones.join() === opened().join()) return
    void portal.remember(connection.id, { openedPhones: { account: connection.account, phones }, knowsPhones: true })
  }
  return {
    handlers: {
      'phones.opened': async () => ({ phones: opened(), knowsPhones: portal.connection()?.knowsPhones ?? false }),
      async 'phones.skipFirstSteps'() {
        const connection = portal.connection()
        if (connection) await portal.remember(connection.id, { knowsPhones: true })
        return {}
      },
    },
    note: remember,
    forget() {
      const connection = portal.connection()
      if (connection?.openedPhones) void portal.remember(connection.id, { openedPhones: undefined })
    },
  }
}
