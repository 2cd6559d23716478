import { signal } from '@preact/signals'
import type { ListName } from '../../shared/lists/list-place.ts'
import { call } from '../bridge.ts'

/** The widths that the person gave to lists, in pixels. */
export const listWidths = signal<Partial<Record<ListName, number>>>({})

let isRead = false

/** Reads the widths that were kept; called by each list, and done once. */
export async function readListWidths(): Promise<void> {
  if (isRead) return
  isRead = true
  const kept = await call('lists.widths', {})
  if (kept.ok) listWidths.value = { ...kept.value.widths, ...listWidths.peek() }
}

/** Gives a list a width, null for the usual one, and keeps it once the person has let go. */
export function keepListWidth(list: ListName, width: number | null, isDone: boolean): void {
  listWidths.value = { ...listWidths.peek(), [list]: width ?? undefined }
  if (isDone) void call('lists.keepWidth', { list, width })
}
