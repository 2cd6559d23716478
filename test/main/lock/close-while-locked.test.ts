import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../../src/main/ipc/handlers.ts'
import { closeWhileLocked } from '../../../src/main/lock/close-while-locked.ts'
import { callNames } from '../ipc/bridge-samples.ts'

/** What can be called while the app is locked; a new call is closed until somebody decides otherwise here too. */
const open = [
  'app.start',
  'app.leave',
  'portal.current',
  'portal.known',
  'session.signIn',
  'session.restore',
  'session.signOut',
  'session.lock',
  'session.unlock',
  'session.unlockMethods',
  'session.unlockBySystem',
  'session.keychain',
  'links.open',
  'network.signInToProxy',
  'diagnostics.save',
  ...callNames.filter((name) => name.startsWith('recovery.') && name !== 'recovery.acceptLink'),
]
const closed = callNames.filter((name) => !open.includes(name))

function handlersOf(state: { locked: boolean }, handle: () => Promise<unknown>) {
  const late: string[] = []
  const plain = Object.fromEntries(callNames.map((name) => [name, handle])) as unknown as Handlers
  const handlers = closeWhileLocked(plain, { isLocked: () => state.locked }, () => late.push('late'))
  const ask = (name: string) => (handlers as unknown as Record<string, () => Promise<unknown>>)[name]?.()
  return { ask, late }
}

describe('while the app is locked', () => {
  it.each(closed)('%s is refused without running', async (name) => {
    let ran = false
    const { ask } = handlersOf({ locked: true }, async () => {
      ran = true
    })
    await expect(ask(name)).rejects.toThrow('locked')
    expect(ran).toBe(false)
  })

  it.each(closed)('the answer of %s that was under way is held back, and what it left is taken away', async (name) => {
    const state = { locked: false }
    const { ask, late } = handlersOf(state, async () => {
      state.locked = true
      return 'secret'
    })
    await expect(ask(name)).rejects.toThrow('locked')
    expect(late).toEqual(['late'])
  })

  it('the failure of one that was under way is held back as well', async () => {
    const state = { locked: false }
    const { ask, late } = handlersOf(state, async () => {
      state.locked = true
      throw new Error('offline')
    })
    await expect(ask('account.read')).rejects.toThrow('locked')
    expect(late).toEqual(['late'])
  })

  it('what the lock screen needs goes on', async () => {
    const { ask } = handlersOf({ locked: true }, async () => 'answer')
    for (const name of open) expect(await ask(name)).toBe('answer')
  })
})

it('an app that is not locked refuses nothing', async () => {
  const { ask } = handlersOf({ locked: false }, async () => 'answer')
  for (const name of callNames) expect(await ask(name)).toBe('answer')
})
