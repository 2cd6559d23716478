/**
 * What a person had typed when their session ended, in memory only, until they are back at the
 * same form. Another person's sign-in and a sign-out empty it.
 */
type Draft = Readonly<Record<string, string>>

const open = new Map<string, () => Draft | null>()
const kept = new Map<string, Draft>()

/** Tells how to read the form called `name` while it is on the screen; returns what stops that. `read` gives null when nothing was typed. */
export function holdDraft(name: string, read: () => Draft | null): () => void {
  open.set(name, read)
  return () => {
    if (open.get(name) === read) open.delete(name)
  }
}

/** Keeps what is typed in the open forms: called when the session ends by itself. */
export function keepDrafts(): void {
  for (const [name, read] of open) {
    const draft = read()
    if (draft) kept.set(name, draft)
  }
}

/** What was kept of the form called `name`, once. */
export function takeDraft(name: string): Draft | undefined {
  const draft = kept.get(name)
  kept.delete(name)
  return draft
}

export function forgetDrafts(): void {
  kept.clear()
}
