import type { Feature } from '../feature.ts'

export const network: Feature<'network'> = ({ network: { signIns } }) => ({
  handlers: {
    async 'network.signInToProxy'(signIn) {
      signIns.signIn(signIn)
      return {}
    },
  },
})
