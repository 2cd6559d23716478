import { listen } from '../bridge.ts'

/**
 * Empties every media element in the document when main closes its sounds. Otherwise loaded sound would play on. It
 * does not find an element outside of the document, as `new Audio()` creates, so a player keeps its element inside.
 *
 * @returns a function that stops this
 */
export function startEmptyingMedia(): () => void {
  return listen('media.closed', () => {
    for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
      element.pause()
      element.removeAttribute('src')
      element.load()
    }
  })
}
