import type { Feature } from '../feature.ts'

export const clipboard: Feature<'clipboard'> = ({ clipboard: system }) => ({
  handlers: {
    async 'clipboard.copy'({ text }) {
      await system.copyText(text)
      return {}
    },
    'clipboard.copySecret': async ({ text }) => ({ clearsAfterMs: await system.copySecret(text) }),
  },
  dropSecrets: () => void system.clearNow(),
})
