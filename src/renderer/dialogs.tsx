import type { FunctionComponent } from 'preact'
import { aboutOpen, accountsOpen, shortcutsOpen } from './commands/requests.ts'
import { leaveQuestion } from './leaving/leave-guard.ts'
import { locked } from './lock/lock-state.ts'
import { proxyQuestion } from './network/proxy-question.ts'
import { linkQuestion } from './recovery/opened-link.ts'
import { reauthenticationQuestion } from './session/reauthenticate.ts'
import { lazy } from './ui/lazy.tsx'

/** A dialog that is open as long as `open` returns a value; its code is fetched when it first opens. */
function dialog<Props extends object>(
  open: () => Props | null,
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent {
  const Loaded = lazy(load, () => null)
  return function OpenDialog() {
    const props = open()
    return props && <Loaded {...props} />
  }
}

const unlessLocked = (isOpen: boolean) => (isOpen && !locked.value ? {} : null)

/** The dialogs that may cover any screen, the lowest first. */
export const dialogs: readonly FunctionComponent[] = [
  dialog(
    () => reauthenticationQuestion.value,
    () => import('./session/reauthenticate-dialog.tsx').then((module) => module.ReauthenticateDialog),
  ),
  dialog(
    () => proxyQuestion.value,
    () => import('./network/proxy-dialog.tsx').then((module) => module.ProxyDialog),
  ),
  dialog(
    () => leaveQuestion.value,
    () => import('./leaving/leave-dialog.tsx').then((module) => module.LeaveDialog),
  ),
  dialog(
    () => unlessLocked(accountsOpen.value),
    () => import('./connections/accounts.tsx').then((module) => module.Accounts),
  ),
  dialog(
    () => (linkQuestion.value?.active || !locked.value ? linkQuestion.value : null),
    () => import('./recovery/opened-link-dialog.tsx').then((module) => module.OpenedLinkDialog),
  ),
  dialog(
    () => unlessLocked(shortcutsOpen.value),
    () => import('./help/shortcuts.tsx').then((module) => module.Shortcuts),
  ),
  dialog(
    () => unlessLocked(aboutOpen.value),
    () => import('./settings/about-dialog.tsx').then((module) => module.AboutDialog),
  ),
]
