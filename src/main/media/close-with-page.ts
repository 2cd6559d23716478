import type { WebContents } from 'electron'
import type { Media } from './media.ts'

/** Closes every sound when a new document replaces the page, after a reload or a crash: it knows none of them. */
export function closeWithPage(contents: Pick<WebContents, 'on'>, media: Pick<Media, 'closeAll'>): void {
  contents.on('did-navigate', () => media.closeAll())
}
