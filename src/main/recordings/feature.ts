import type { Feature } from '../feature.ts'
import { offered } from '../portals/portal-adapter.ts'

export const recordings: Feature<'recordings'> = ({ session }) => ({
  handlers: {
    'recordings.list': (query) => session.authorized((token, { recordings }) => offered(recordings).list(token, query)),
    'recordings.days': (query) => session.authorized((token, { recordings }) => offered(recordings).days(token, query)),
  },
})
