import type { Feature } from '../feature.ts'

export const media: Feature<'media'> = ({ media }) => ({
  handlers: {},
  dropSecrets: media.closeAll,
  onAccountChange: media.closeAll,
})
