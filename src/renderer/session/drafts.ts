import { effect } from '@preact/signals'
import type { Draft, DraftForm } from '../../shared/drafts.ts'

/**
 * What a person had typed when their session ended or their page crashed, in memory only, until they
 * are back at the same form. Another person's sign-in and a sign-out empty it.
 */

/** A form on the screen. */
export interface DraftHolder {
  /** What is typed, from signals; null when nothing is. */
  read(): Draft | null
  /** Puts back what was typed before. */
  fill(draft: Draft): void
}

/** What holds drafts outside of the page, so that they outlive it. */
export interface DraftKeeper {
  /** Hears of every change; null when nothing is typed any more. */
  keep(form: DraftForm, draft: Draft | null): void
  take(form: DraftForm): Promise<Draft | null>
}

const open = new Map<DraftForm, DraftHolder>()
const kept = new Map<DraftForm, Draft>()
let outside: DraftKeeper | null = null

/** Tells what outlives the page. Called once. */
export function keepDraftsOutside(keeper: DraftKeeper): void {
  outside = keeper
}

/** Fills the form called `form` with what was kept of it, and keeps what is typed while it is on the screen. Returns what stops that. */
export function holdDraft(form: DraftForm, holder: DraftHolder): () => void {
  open.set(form, holder)
  const draft = kept.get(form)
  kept.delete(form)
  if (draft) holder.fill(draft)
  else void takeFromOutside(form, holder)

  let last = JSON.stringify(null)
  const stopFollowing = effect(() => {
    const typed = holder.read()
    const written = JSON.stringify(typed)
    if (written !== last) outside?.keep(form, typed)
    last = written
  })
  return () => {
    stopFollowing()
    if (open.get(form) !== holder) return
    open.delete(form)
    // Whoever leaves a form gives up what is in it; whoever is sent away from it does not.
    if (!kept.has(form)) outside?.keep(form, null)
  }
}

/** The form may have been left, or typed in, before the answer came. */
async function takeFromOutside(form: DraftForm, holder: DraftHolder): Promise<void> {
  const draft = await outside?.take(form)
  if (draft && open.get(form) === holder && holder.read() === null) holder.fill(draft)
}

/** Keeps what is typed in the open forms: called when the session ends by itself. */
export function keepDrafts(): void {
  for (const [form, { read }] of open) {
    const draft = read()
    if (draft) kept.set(form, draft)
  }
}

/** Something is kept for the person's return. */
export const hasDrafts = () => kept.size > 0

const forgetting = new Set<() => void>()

/** Has `forget` called whenever drafts are forgotten, for what belongs to the same person and is no text of a form. */
export function alsoForget(forget: () => void): void {
  forgetting.add(forget)
}

export function forgetDrafts(): void {
  kept.clear()
  for (const forget of forgetting) forget()
}
