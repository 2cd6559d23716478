import { listen } from '../bridge.ts'

/**
 * Empties every media element of the page when main closes its sounds. Otherwise loaded sound would play on from the
 * page's memory.
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
