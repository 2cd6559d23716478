import { effect } from '@preact/signals'
import type { Draft, DraftForm } from '../../shared/session/drafts.ts'

/**
 * Drafts: what a person had typed when their session ended, their page crashed or they left a sign-in or recovery form.
 * They are kept in memory only, until the person is back at the same form. A sign-in clears the drafts of the sign-in
 * and recovery forms; another person's sign-in, a sign-out and switching accounts clear all.
 */

/** A form on the screen. */
export interface DraftHolder {
  /** What is typed, read from signals; null if nothing is. */
  read(): Draft | null
  /** Restores what was typed before. */
  fill(draft: Draft): void
}

/** Holds drafts outside the page, so that they outlive it. */
export interface DraftKeeper {
  /** Called at every change; null when nothing is typed any more. */
  keep(form: DraftForm, draft: Draft | null): void
  take(form: DraftForm): Promise<Draft | null>
}

/** Sign-in and recovery forms keep their draft when the person leaves them for the help or another form; Manage Account discards it. */
const isOnWayIn = (form: DraftForm) => form !== 'account'

const open = new Map<DraftForm, DraftHolder>()
const kept = new Map<DraftForm, Draft>()
let outside: DraftKeeper | null = null

/** Sets the store that outlives the page. Called once. */
export function keepDraftsOutside(keeper: DraftKeeper): void {
  outside = keeper
}

/** Fills the form named `form` with its draft, and keeps what is typed while it is on the screen. Returns a function that stops this. */
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

/** The person may have left the form, or typed in it, before the answer came. */
async function takeFromOutside(form: DraftForm, holder: DraftHolder): Promise<void> {
  const draft = await outside?.take(form)
  if (draft && open.get(form) === holder && holder.read() === null) holder.fill(draft)
}

/** Keeps what is typed in the open forms: called when the session ends without a sign-out. */
export function keepDrafts(): void {
  for (const [form, { read }] of open) {
    const draft = read()
    if (draft) kept.set(form, draft)
  }
}

const forgetting = new Set<() => void>()

/** Calls `forget` whenever drafts are cleared, for other data of the same person that is not text in a form. */
export function alsoForget(forget: () => void): void {
  forgetting.add(forget)
}

/** Unsaved changes are kept until the person returns; what was typed in sign-in and recovery forms is quickly typed again. */
export const hasDrafts = () => [...kept.keys()].some((form) => !isOnWayIn(form))

/** Clears all drafts, and the forms that are still on the screen. */
export function forgetDrafts(): void {
  kept.clear()
  open.clear()
  for (const forget of forgetting) forget()
}

/** Clears the drafts of the sign-in and recovery forms, which are done after a sign-in. */
export function forgetWayIn(): void {
  for (const form of new Set([...open.keys(), ...kept.keys()].filter(isOnWayIn))) {
    open.delete(form)
    kept.delete(form)
    outside?.keep(form, null)
  }
}

/** Corrects fields of a form that was left, if what was typed in them has since turned out to be wrong. */
export function correctDraft(form: DraftForm, right: Draft): void {
  const draft = kept.get(form)
  if (draft) kept.set(form, { ...draft, ...right })
}
