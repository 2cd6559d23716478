import { listen } from '../bridge.ts'

/**
 * Empties every media element in the document when main closes its sounds: what is loaded would play on. It does not
 * find one outside of the document, as `new Audio()` makes it, so a player keeps its element inside.
 *
 * @returns what stops it
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
