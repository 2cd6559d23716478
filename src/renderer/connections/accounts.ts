import { signal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import { call } from '../bridge.ts'
import { accountsOpen } from '../commands/requests.ts'
import { mayLeave } from '../leaving/leave-guard.ts'
import { navigate } from '../routes.ts'
import { enter } from '../session/resume.ts'

/** The account in use while another is being added; null otherwise. */
export const addingBeside = signal<string | null>(null)

/** Switches to another account, asking first if something is unsaved. Signs nobody out. */
export async function switchAccount(id: string): Promise<AppError | null> {
  if (!(await mayLeave())) return null
  const result = await call('connections.use', { id })
  if (!result.ok) return result.error
  accountsOpen.value = false
  addingBeside.value = null
  const entering = enter(result.value)
  await navigate({ name: 'dashboard' }, { replace: true, ask: false })
  await entering
  return null
}

/** Opens the first-run screen to add an account. `inUse` is the account to go back to. */
export async function addAccount(inUse: string | null): Promise<void> {
  if (!(await mayLeave())) return
  accountsOpen.value = false
  addingBeside.value = inUse
  await enter({ profile: null, remembered: {}, kept: false, keepsSignedIn: false, online: true })
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
}

/** Removes an account; if it was in use, switches to another one, or to the first-run screen. */
export async function removeAccount(id: string, active: boolean): Promise<AppError | null> {
  if (active && !(await mayLeave())) return null
  const result = await call('connections.remove', { id })
  if (!result.ok) return result.error
  if (!active) return null
  accountsOpen.value = false
  const entering = enter(result.value)
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
  await entering
  return null
}
