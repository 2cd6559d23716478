import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDrafts, holdDraft, takeDraft } from '../../../src/renderer/session/drafts.ts'
import { beginSession, endReason, endSession, session } from '../../../src/renderer/session/session-state.ts'
import type { Session } from '../../../src/shared/session.ts'

const dana: Session = { name: 'Dana', username: 'dana', passwordChange: 'none', permissions: [], kept: false }
const amir: Session = { ...dana, name: 'Amir', username: 'amir' }

beforeEach(() => {
  session.value = null
  forgetDrafts()
})

const typing = (text: string) => holdDraft('account', () => ({ name: text }))

describe('when a session ends by itself', () => {
  it('keeps what was typed for the same person, once', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('expired')
    stop()
    expect(endReason.value).toBe('expired')
    beginSession(dana)
    expect(takeDraft('account')).toEqual({ name: 'Dana W' })
    expect(takeDraft('account')).toBeUndefined()
  })

  it('never shows one person’s text to another', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('revoked')
    stop()
    beginSession(amir)
    expect(takeDraft('account')).toBeUndefined()
  })
})

describe('signing out', () => {
  it('forgets what was typed', () => {
    beginSession(dana)
    const stop = typing('Dana W')
    endSession('signed-out')
    stop()
    beginSession(dana)
    expect(takeDraft('account')).toBeUndefined()
  })

  it('is not undone by a late word that the session expired', () => {
    beginSession(dana)
    endSession('signed-out')
    endSession('expired')
    expect(endReason.value).toBe('signed-out')
  })
})
