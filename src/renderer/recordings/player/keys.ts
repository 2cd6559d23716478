import { seek, stepSpeed } from './player.ts'
import type { Track } from './track.ts'

/** What a key of the player does. */
export type KeyAction =
  | { kind: 'toggle' }
  | { kind: 'note' }
  | { kind: 'jump'; seconds: number }
  | { kind: 'go'; to: 'start' | 'end' }
  | { kind: 'speed'; step: 1 | -1 }

const short = 5
const long = 15

/**
 * What a key does while the player has the focus; null for nothing. A control keeps the keys that it uses itself: a
 * button is pressed by Space, and the arrows change a list or the volume.
 */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
  if (defaultPrevented || altKey || ctrlKey || metaKey || !(target instanceof Element)) return null
  if (target.closest('dialog, textarea, input:not([type=range], [type=checkbox]), [role=menu]')) return null
  const ownsArrows = target.matches('select, input[type=range]:not(.timeline-position)')
  switch (key) {
    case ' ':
      return target.matches('button, select, input:not(.timeline-position), summary, a') ? null : { kind: 'toggle' }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const seconds = shiftKey ? long : short
      return ownsArrows ? null : { kind: 'jump', seconds: key === 'ArrowLeft' ? -seconds : seconds }
    }
    case 'Home':
      return ownsArrows ? null : { kind: 'go', to: 'start' }
    case 'End':
      return ownsArrows ? null : { kind: 'go', to: 'end' }
    case '<':
      return { kind: 'speed', step: -1 }
    case '>':
      return { kind: 'speed', step: 1 }
    case 'n':
    case 'N':
      return target.matches('select') ? null : { kind: 'note' }
    default:
      return null
  }
}

/** Does what needs no more than the track. */
export function act(action: Exclude<KeyAction, { kind: 'toggle' | 'note' }>, track: Track): void {
  switch (action.kind) {
    case 'jump':
      seek(track, track.position.peek() + action.seconds)
      break
    case 'go':
      seek(track, action.to === 'start' ? 0 : track.length.peek())
      break
    case 'speed':
      stepSpeed(action.step)
  }
}
