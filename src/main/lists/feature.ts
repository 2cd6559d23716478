import type { ListName, ListPlaceKept } from '../../shared/lists/list-place.ts'
import type { Feature } from '../feature.ts'

/**
 * What outlives the page of a list: the person's place in it, in memory and no longer than their session; and its width,
 * in the settings.
 */
export const lists: Feature<'lists'> = ({ portal, session, settings }) => {
  const places = new Map<ListName, ListPlaceKept>()
  const isOpen = () => session.isOpen(portal.connection()?.id ?? '')
  return {
    handlers: {
      'lists.place': async ({ list }) => ({ place: isOpen() ? (places.get(list) ?? null) : null }),
      async 'lists.keepPlace'({ list, place }) {
        // The session may have ended while the page was sending.
        if (isOpen()) places.set(list, place)
        return {}
      },
      'lists.widths': async () => ({ widths: settings.read().listWidths }),
      async 'lists.keepWidth'({ list, width }) {
        const { [list]: _before, ...others } = settings.read().listWidths
        settings.change({ listWidths: width === null ? others : { ...others, [list]: width } })
        return {}
      },
    },
    onAccountChange: () => places.clear(),
    onSessionEnd(reason) {
      if (reason === 'signed-out') places.clear()
    },
  }
}
