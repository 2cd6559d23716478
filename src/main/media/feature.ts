import type { Feature } from '../feature.ts'

export const media: Feature<'media'> = ({ media: sounds, emit }) => {
  sounds.onClosed(() => emit('media.closed', {}))
  return { handlers: {}, dropSecrets: sounds.closeAll, onAccountChange: sounds.closeAll }
}
