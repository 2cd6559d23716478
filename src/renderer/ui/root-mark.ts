import { useLayoutEffect } from 'preact/hooks'

/** What the root element's attribute `data-shows` can name. */
export type RootMark = 'dialog' | 'entrance' | 'side-panel' | 'wide-page'

const shown: RootMark[] = []

/**
 * Names in `data-shows` of the root element what is on the screen, for the styles of what is around it. `:has()` does
 * the same with less code, but lets Chromium style all that is below such an element again when a row of a long list
 * comes or goes.
 */
export function useRootMark(mark: RootMark | null): void {
  useLayoutEffect(() => {
    if (mark === null) return undefined
    shown.push(mark)
    show()
    return () => {
      shown.splice(shown.indexOf(mark), 1)
      show()
    }
  }, [mark])
}

function show(): void {
  document.documentElement.dataset.shows = [...new Set(shown)].join(' ')
}
