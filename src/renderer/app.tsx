import { uiText } from 'text:ui'
import { useSignalEffect } from '@preact/signals'
import { dialogs } from './dialogs.tsx'
import { Entrance } from './layout/entrance.tsx'
import { PageContent } from './layout/page-content.tsx'
import { locked } from './lock/lock-state.ts'
import { pageOf } from './page.ts'
import { forgetHistory, navigate, route } from './routes.ts'
import { startError } from './session/resume.ts'
import { mustChangePassword, preferences, profile, session, sessionKey, start } from './session/session-state.ts'
import { SignIn } from './sign-in/sign-in.tsx'
import { Announcer } from './ui/announce.tsx'
import { paintBrand } from './ui/brand-colors.ts'
import { lazy } from './ui/lazy.tsx'

const nothing = () => null
const ErrorNotice = lazy(() => import('./errors/error-notice.tsx').then((module) => module.ErrorNotice), nothing)
const PortalAddress = lazy(
  () => import('./connections/portal-address.tsx').then((module) => module.PortalAddress),
  nothing,
)
const Frame = lazy(() => import('./frame/frame.tsx').then((module) => module.Frame), nothing)
const Outside = lazy(() => import('./layout/outside.tsx').then((module) => module.Outside), nothing)
const TemporaryPassword = lazy(
  () => import('./account/temporary-password.tsx').then((module) => module.TemporaryPassword),
  nothing,
)
const LockScreen = lazy(() => import('./lock/lock-screen.tsx').then((module) => module.LockScreen), nothing)

/** The whole window: the screen for the current state, and the dialogs that may cover any screen. */
export function App() {
  useSignalEffect(() => {
    document.documentElement.dataset.theme = preferences.value.theme
  })
  useSignalEffect(() => paintBrand(profile.value?.brand.accent, document.documentElement))
  // Once signed in, the routes of the sign-in screens lead to the dashboard; any other route is where the person was before.
  useSignalEffect(() => {
    if (session.value && pageOf(route.value.name).audience === 'signed-out') {
      void navigate({ name: 'dashboard' }, { replace: true })
    }
  })
  // Back leads to no page of another account or of an earlier session.
  useSignalEffect(() => {
    if (sessionKey.value) forgetHistory()
  })
  return (
    <>
      <Screen />
      {dialogs.map((Dialog, index) => (
        <Dialog key={index} />
      ))}
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
  if (session.value) {
    if (locked.value) return <LockScreen />
    return mustChangePassword.value ? <TemporaryPassword /> : <Frame />
  }
  return <ScreenOutside />
}

/** What a person who is not signed in sees. */
function ScreenOutside() {
  const { name } = route.value
  const { audience, load } = pageOf(name)
  if (audience === 'everyone' && load) {
    return (
      <Outside>
        <PageContent key={name} load={load} />
      </Outside>
    )
  }
  if (!profile.value) return <PortalAddress />
  return audience === 'signed-out' && load ? <PageContent key={name} load={load} waiting={nothing} /> : <SignIn />
}
