import { uiText } from 'text:ui'
import type { ReadonlySignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { Dashboard } from '../dashboard/dashboard.tsx'
import { type RouteName, route } from '../routes.ts'
import {
  canConfigure,
  canManageAccount,
  canManageUsers,
  canSetOperatorPassword,
  canSetVoicemailPin,
  canUsePhones,
} from '../session/abilities.ts'
import { lazy } from '../ui/lazy.tsx'
import { Banners } from './banners.tsx'
import './frame.css'
import { SideBar } from './side-bar.tsx'

const pages: Record<RouteName, FunctionComponent> = {
  'sign-in': Dashboard,
  'forgot-password': Dashboard,
  'forgot-email': Dashboard,
  dashboard: Dashboard,
  configuration: lazy(() => import('../dashboard/configuration.tsx').then((module) => module.Configuration)),
  account: lazy(() => import('../account/manage-account.tsx').then((module) => module.ManageAccount)),
  'voicemail-pin': lazy(() => import('../account/voicemail-pin.tsx').then((module) => module.VoicemailPin)),
  'operator-password': lazy(() => import('../account/operator-password.tsx').then((module) => module.OperatorPassword)),
  users: lazy(() => import('../users/users.tsx').then((module) => module.Users)),
  phones: lazy(() => import('../phones/phones.tsx').then((module) => module.Phones)),
  settings: lazy(() => import('../settings/settings.tsx').then((module) => module.Settings)),
  licences: lazy(() => import('../licences/licences.tsx').then((module) => module.Licences)),
  help: lazy(() => import('../help/help.tsx').then((module) => module.Help)),
}

/** What surrounds every page once a person is signed in. */
export function Frame() {
  const Current = isOpen(route.value.name) ? pages[route.value.name] : Dashboard
  return (
    <div class="frame">
      <button type="button" class="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {uiText.skipToContent}
      </button>
      <SideBar />
      <main id="content" class="frame-content" tabIndex={-1}>
        <Banners />
        <Current />
      </main>
    </div>
  )
}

/** Whether this portal and this account have the page: its address may have been kept from another's session. */
function isOpen(name: RouteName): boolean {
  const abilities: Partial<Record<RouteName, ReadonlySignal<boolean>>> = {
    phones: canUsePhones,
    configuration: canConfigure,
    account: canManageAccount,
    'voicemail-pin': canSetVoicemailPin,
    'operator-password': canSetOperatorPassword,
    users: canManageUsers,
  }
  return abilities[name]?.value ?? true
}
