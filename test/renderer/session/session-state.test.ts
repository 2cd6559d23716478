import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDrafts, holdDraft } from '../../../src/renderer/forms/drafts.ts'
import { beginSession, endReason, endSession, session } from '../../../src/renderer/session/session-state.ts'
import type { Draft } from '../../../src/shared/session/drafts.ts'
import type { Session } from '../../../src/shared/session/session.ts'

const dana: Session = { name: 'Dana', username: 'dana', passwordChange: 'none', permissions: [], kept: false }
const amir: Session = { ...dana, name: 'Amir', username: 'amir' }

beforeEach(() => {
  session.value = null
  forgetDrafts()
})

const typing = (text: string) => holdDraft('account', { read: () => ({ name: text }), fill: () => undefined })

/** What the form is filled with when it opens again. */
function reopened() {
  const filled: Draft[] = []
  holdDraft('account', { read: () => null, fill: (draft) => filled.push(draft) })()
  return filled
}

describe('when a session ends by itself', () => {
  it('keeps what was typed for the same person, once', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('expired')
    stop()
    expect(endReason.value).toBe('expired')
    beginSession(dana)
    expect(reopened()).toEqual([{ name: 'Dana W' }])
    expect(reopened()).toEqual([])
  })

  it('never shows one person’s text to another', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('expired')
    stop()
    beginSession(amir)
    expect(reopened()).toEqual([])
  })
})

describe('signing out', () => {
  it('forgets what was typed', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('signed-out')
    stop()
    beginSession(dana)
    expect(reopened()).toEqual([])
  })

  it('is not undone by a late word that the session expired', () => {
    beginSession(dana)
    endSession('signed-out')
    endSession('expired')
    expect(endReason.value).toBe('signed-out')
  })
})
