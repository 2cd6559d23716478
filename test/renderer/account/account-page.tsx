import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { vi } from 'vitest'
import { ManageAccount } from '../../../src/renderer/account/manage-account.tsx'
import { beginSession, endSession, enterPortal } from '../../../src/renderer/session/session-state.ts'
import type { Account, AccountChange, AccountSaved } from '../../../src/shared/account/account.ts'
import { suggestPassword } from '../../../src/shared/account/password-suggestion.ts'
import type { Portal } from '../../../src/shared/connections/portal.ts'
import type { Result } from '../../../src/shared/errors.ts'
import { policyOf } from '../../shared/account/password-policies.ts'
import { paste, person, press } from '../person.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { portal, session } from '../preview/scenarios.ts'

/** The account as the portal has it at first. */
export const account: Account = { name: 'Dana Whitfield', email: 'dana@example.test', username: 'dana', etag: '"1"' }
const policy = policyOf({ minLength: 12 })
/** A password that meets the rules of `policy`. */
export const newPassword = suggestPassword(policy, (count) => crypto.getRandomValues(new Uint8Array(count))) ?? ''

/** The account's half of a main process: remembers what was sent, answers what the test wants, when it wants it. */
export function main(
  answer: (change: AccountChange) => Result<AccountSaved>,
  answered: Promise<void> = Promise.resolve(),
) {
  const sent: AccountChange[] = []
  const stored = { account }
  const fake = fakePortal({ 'session.signOut': { value: {} } })
  const call = async (name: string, input: AccountChange) => {
    if (name === 'account.read') return { ok: true, value: stored.account }
    if (name !== 'account.save') return fake.call('session.signOut', {})
    sent.push(input)
    await answered
    return answer(input)
  }
  Object.defineProperty(window, 'bridge', { value: { ...fake, call }, configurable: true })
  return { sent, stored }
}

/** The answer that takes a change over. */
export function saves(change: AccountChange): Result<AccountSaved> {
  const { name = account.name, email = account.email, username = account.username } = change
  const passwordChanged = change.newPassword !== undefined
  return {
    ok: true,
    value: { account: { name, email, username, etag: '"2"' }, passwordChanged, otherSessionsEnded: 2 },
  }
}

/** The portal of the scenarios with these account capabilities. */
export function offering(part: Partial<NonNullable<Portal['capabilities']['account']>>) {
  const offered = { editable: ['name', 'email', 'username'], currentPassword: false, password: policy, ...part }
  enterPortal({ ...portal, capabilities: { ...portal.capabilities, account: offered as never } })
}

/** Presses the button that saves. */
export const save = () => press('Save changes')

/** Resolves once the page says this, perhaps among other words. */
export const says = (text: string) => screen.findByText(text, { exact: false })

/** Pastes a new password into both of its fields, which it unfolds first. */
export async function pastePassword(password: string) {
  const unfold = screen.queryByRole('button', { name: 'Change your password' })
  if (unfold) await person.click(unfold)
  await paste('Password', password)
  await paste('Password Confirmation', password)
}

/** Shows the page and waits for its form. */
export async function open() {
  render(<ManageAccount />, document.body)
  await screen.findByRole('form', { name: 'Edit Account' })
}

/** Before each test: a session at a portal where everything about the account can be changed. */
export function signIn() {
  vi.stubGlobal('requestIdleCallback', () => 0)
  vi.stubGlobal('cancelIdleCallback', () => undefined)
  offering({})
  beginSession(session)
}

/** After each test: nothing is shown, and nobody is signed in. */
export function signOut() {
  render(null, document.body)
  endSession('signed-out')
  vi.unstubAllGlobals()
}
