import { describe, expect, it } from 'vitest'
import { createEmit } from '../../../src/main/ipc/emit.ts'
import { contentsOf, frame } from '../fake-window.ts'

describe('what main tells unasked', () => {
  it('reaches the own page', () => {
    const { contents, sent } = contentsOf(frame())
    createEmit(contents)('menu.command', { command: 'search' })
    expect(sent).toEqual([['menu.command', { command: 'search' }]])
  })

  it.each([
    ['another origin', frame({ origin: 'https://elsewhere.example' }), false],
    ['another page', frame({ url: 'about:blank' }), false],
    ['a window that is gone', frame(), true],
  ])('never reaches %s', (_where, mainFrame, destroyed) => {
    const { contents, sent } = contentsOf(mainFrame, destroyed)
    createEmit(contents)('secrets.hide', {})
    expect(sent).toEqual([])
  })

  it('carries nothing that its schema does not name', () => {
    const { contents, sent } = contentsOf(frame())
    const payload = { online: true, token: 'canary' }
    expect(() => createEmit(contents)('connection.changed', payload)).toThrow()
    expect(sent).toEqual([])
  })
})
