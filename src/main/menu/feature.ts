import type { Feature } from '../feature.ts'

/** The application's menu and the context menus, as the page asks for them. Neither leads anywhere while locked. */
export const menu: Feature<'menu'> = ({ menus }) => ({
  handlers: {
    'menu.popUp': async (wished) => ({ chosen: await menus.popUp(wished) }),
    async 'menu.offer'(places) {
      menus.offer(places)
      return {}
    },
  },
  dropSecrets: () => menus.closePopUp(),
  onLockChange: (locked) => menus.lock(locked),
})
