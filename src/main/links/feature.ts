import type { Feature } from '../feature.ts'
import { openLink } from './links.ts'

export const links: Feature<'links'> = ({ portal, build, openExternal }) => ({
  handlers: {
    async 'links.open'({ link }) {
      const support = portal.connection()?.profile.support ?? {}
      await openLink({ support, downloadPage: build.updates?.page ?? null }, link, openExternal)
      return {}
    },
  },
})
