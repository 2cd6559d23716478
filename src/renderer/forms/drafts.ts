import { effect } from '@preact/signals'
import type { Draft, DraftForm } from '../../shared/session/drafts.ts'

/**
 * What a person had typed when their session ended, their page crashed or they left a form on the way in, in memory
 * only, until they are back at the same form. A sign-in empties the forms on the way in; another person's sign-in, a
 * sign-out and another account empty all.
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

/** Forms that are left for the help or for another way in. Leaving Manage Account gives up what is in it. */
const isOnWayIn = (form: DraftForm) => form !== 'account'

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
    if (isOnWayIn(form)) {
      const typed = holder.read()
      if (typed) kept.set(form, typed)
    } else if (!kept.has(form)) outside?.keep(form, null)
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

const forgetting = new Set<() => void>()

/** Has `forget` called whenever drafts are forgotten, for what belongs to the same person and is no text of a form. */
export function alsoForget(forget: () => void): void {
  forgetting.add(forget)
}

/** Changes that were never saved are kept for the person's return; what was typed on the way in is soon typed again. */
export const hasDrafts = () => [...kept.keys()].some((form) => !isOnWayIn(form))

/** Forgets all, and what is in the forms that are still on the screen. */
export function forgetDrafts(): void {
  kept.clear()
  open.clear()
  for (const forget of forgetting) forget()
}

/** Forgets what was typed on the way in: it has led there. */
export function forgetWayIn(): void {
  for (const form of new Set([...open.keys(), ...kept.keys()].filter(isOnWayIn))) {
    open.delete(form)
    kept.delete(form)
    outside?.keep(form, null)
  }
}

/** Sets fields of a form that was left to what is known to be right by now, where something else was typed in them. */
export function correctDraft(form: DraftForm, right: Draft): void {
  const draft = kept.get(form)
  if (draft) kept.set(form, { ...draft, ...right })
}
