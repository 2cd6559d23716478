import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** Recordings' half in main. */
export function recordingHandlers(session: SessionKeeper): Pick<Handlers, 'recordings.list' | 'recordings.days'> {
  return {
    'recordings.list': (query) => session.authorized((token, adapter) => recordingsOf(adapter).list(token, query)),
    'recordings.days': (query) => session.authorized((token, adapter) => recordingsOf(adapter).days(token, query)),
  }
}

function recordingsOf(adapter: PortalAdapter): NonNullable<PortalAdapter['recordings']> {
  if (!adapter.recordings) throw new Failure({ code: 'forbidden' })
  return adapter.recordings
}
