import { uiText } from 'text:ui'
import { useSignalEffect } from '@preact/signals'
import { accountsOpen } from './connections/accounts.ts'
import { PortalAddress } from './connections/portal-address.tsx'
import { shortcutsOpen } from './frame/commands.ts'
import { locked } from './lock/lock-state.ts'
import { proxyQuestion } from './network/proxy-question.ts'
import { linkQuestion } from './recovery/opened-link.ts'
import { leaveQuestion, navigate, route } from './routes.ts'
import { reauthenticationQuestion } from './session/reauthenticate.ts'
import { startError } from './session/resume.ts'
import { passwordChangePutOff, preferences, profile, session, start } from './session/session-state.ts'
import { SignIn } from './session/sign-in.tsx'
import { applyAccent } from './ui/accent.ts'
import { Announcer } from './ui/announce.tsx'
import { Entrance } from './ui/entrance.tsx'
import { ErrorNotice } from './ui/error-notice.tsx'
import { lazy } from './ui/lazy.tsx'

const nothing = () => null
const Frame = lazy(() => import('./frame/frame.tsx').then((module) => module.Frame), nothing)
const Outside = lazy(() => import('./frame/outside.tsx').then((module) => module.Outside), nothing)
const RecoverPassword = lazy(
  () => import('./recovery/recover-password.tsx').then((module) => module.RecoverPassword),
  nothing,
)
const ForgotEmail = lazy(() => import('./recovery/forgot-email.tsx').then((module) => module.ForgotEmail), nothing)
const OpenedLinkDialog = lazy(
  () => import('./recovery/opened-link-dialog.tsx').then((module) => module.OpenedLinkDialog),
  nothing,
)
const TemporaryPassword = lazy(
  () => import('./account/temporary-password.tsx').then((module) => module.TemporaryPassword),
  nothing,
)
const LockScreen = lazy(() => import('./lock/lock-screen.tsx').then((module) => module.LockScreen), nothing)
const ReauthenticateDialog = lazy(
  () => import('./session/reauthenticate-dialog.tsx').then((module) => module.ReauthenticateDialog),
  nothing,
)
const ProxyDialog = lazy(() => import('./network/proxy-dialog.tsx').then((module) => module.ProxyDialog), nothing)
const LeaveDialog = lazy(() => import('./ui/leave-dialog.tsx').then((module) => module.LeaveDialog), nothing)
const Accounts = lazy(() => import('./connections/accounts.tsx').then((module) => module.Accounts), nothing)
const Shortcuts = lazy(() => import('./help/shortcuts.tsx').then((module) => module.Shortcuts), nothing)

/** The whole window: the screen that fits the state, and what may stand over every screen. */
export function App() {
  useSignalEffect(() => {
    document.documentElement.dataset.theme = preferences.value.theme
  })
  useSignalEffect(() => applyAccent(profile.value?.brand.accent, document.documentElement))
  // Once signed in, the ways in lead home; any other route is where the person was before.
  useSignalEffect(() => {
    const { name } = route.value
    if (session.value && (name === 'sign-in' || name === 'forgot-password' || name === 'forgot-email')) {
      void navigate({ name: 'dashboard' }, { replace: true })
    }
  })
  const closeShortcuts = () => {
    shortcutsOpen.value = false
  }
  return (
    <>
      <Screen />
      {reauthenticationQuestion.value && <ReauthenticateDialog {...reauthenticationQuestion.value} />}
      {proxyQuestion.value && <ProxyDialog {...proxyQuestion.value} />}
      {leaveQuestion.value && <LeaveDialog {...leaveQuestion.value} />}
      {accountsOpen.value && !locked.value && <Accounts />}
      {linkQuestion.value && (linkQuestion.value.active || !locked.value) && (
        <OpenedLinkDialog key={linkQuestion.value.link} {...linkQuestion.value} />
      )}
      {shortcutsOpen.value && !locked.value && <Shortcuts onClose={closeShortcuts} />}
      <Announcer />
    </>
  )
}

function Screen() {
  if (startError.value) {
    return (
      <Entrance title={uiText.notStarted}>
        <ErrorNotice error={startError.value} onRetry={() => location.reload()} />
      </Entrance>
    )
  }
  if (!start.value) return null
  const { name } = route.value
  if (session.value) {
    if (locked.value) return <LockScreen />
    const { passwordChange } = session.value
    const mustChange = passwordChange === 'required' || (passwordChange === 'advised' && !passwordChangePutOff.value)
    return mustChange ? <TemporaryPassword /> : <Frame />
  }
  if (name === 'help' || name === 'settings' || name === 'licences') return <Outside page={name} />
  if (!profile.value) return <PortalAddress />
  if (name === 'forgot-password') return <RecoverPassword />
  return name === 'forgot-email' ? <ForgotEmail /> : <SignIn />
}
