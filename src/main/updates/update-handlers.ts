import type { Handlers } from '../ipc/handlers.ts'
import type { UpdateKeeper } from './update-keeper.ts'

/** The calls about newer versions; without a keeper there are none. */
export function updateHandlers(
  updates: UpdateKeeper | null,
): Pick<Handlers, 'updates.state' | 'updates.check' | 'updates.install'> {
  return {
    'updates.state': async () => updates?.state() ?? { state: 'none' },
    async 'updates.check'({ again }) {
      void updates?.check({ again })
      return {}
    },
    async 'updates.install'() {
      updates?.install()
      return {}
    },
  }
}
