// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { start } from '../../../src/renderer/session/session-state.ts'
import { ManagedNote } from '../../../src/renderer/settings/managed-note.tsx'
import { start as started } from '../preview/scenarios.ts'

afterEach(() => {
  render(null, document.body)
  start.value = null
})

describe('a setting that policy decides', () => {
  it.each([
    [{ kind: 'computer-group-policy' }, 'Set by your organisation with Group Policy for this computer.'],
    [{ kind: 'user-group-policy' }, 'Set by your organisation with Group Policy for your user account.'],
    [{ kind: 'computer-profile' }, 'Set by your organisation with a configuration profile for this computer.'],
    [{ kind: 'user-profile' }, 'Set by your organisation with a configuration profile for your user account.'],
    [{ kind: 'file', path: '/etc/portal/policy.json' }, 'Set by your organisation in /etc/portal/policy.json.'],
  ] as const)('in %j says so in a sentence', (place, told) => {
    start.value = { ...started, managed: { LockAfterMinutes: place } }
    render(<ManagedNote decision="LockAfterMinutes" />, document.body)
    expect(document.body.textContent?.trim()).toBe(told)
  })

  it('says nothing where another one is decided', () => {
    start.value = { ...started, managed: { ContentProtection: { kind: 'user-profile' } } }
    render(<ManagedNote decision="LockAfterMinutes" />, document.body)
    expect(document.body.textContent).toBe('')
  })
})
