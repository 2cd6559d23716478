import { frameText } from 'text:frame'
import { CircleQuestionMark, LogOut, Settings, UsersRound, WifiOff } from 'lucide'
import { accountsOpen } from '../connections/accounts.ts'
import { BrandMark } from '../connections/brand-mark.tsx'
import { route } from '../routes.ts'
import { online, portalName, session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { type Destination, destinations } from './destinations.ts'
import './side-bar.css'

function showAccounts() {
  accountsOpen.value = true
}

/** The portal's menu; at the foot who is signed in and what belongs to the app. */
export function SideBar() {
  const { settings, help, navigation, signedInAs } = frameText
  const name = session.value?.name ?? ''
  return (
    <header class="side-bar">
      <div class="side-bar-provider">
        <BrandMark size={28} />
        <span class="side-bar-text">{portalName}</span>
      </div>
      <nav aria-label={navigation}>
        {destinations.value.map((entry) => (
          <Entry key={entry.label} {...entry} />
        ))}
      </nav>
      <div class="side-bar-foot">
        {!online.value && (
          <p class="side-bar-offline" role="status" title={frameText.offlineHint}>
            <Icon icon={WifiOff} size={18} />
            <span class="side-bar-text">{frameText.offline}</span>
          </p>
        )}
        <Entry label={settings} icon={Settings} to={{ name: 'settings' }} holds={['settings', 'licences']} />
        <Entry label={help} icon={CircleQuestionMark} to={{ name: 'help' }} holds={['help']} />
        <div class="side-bar-person">
          <p class="side-bar-text" title={session.value?.username}>
            <span class="visually-hidden">{signedInAs({ name })}</span>
            <span aria-hidden="true">{name}</span>
          </p>
          <button type="button" class="side-bar-entry" title={frameText.accounts} onClick={showAccounts}>
            <Icon icon={UsersRound} size={18} />
            <span class="side-bar-text">{frameText.accounts}</span>
          </button>
          <button type="button" class="side-bar-entry" title={frameText.signOut} onClick={() => void signOut()}>
            <Icon icon={LogOut} size={18} />
            <span class="side-bar-text">{frameText.signOut}</span>
          </button>
        </div>
      </div>
    </header>
  )
}

function Entry({ label, icon, to, holds }: Destination) {
  const current = holds.includes(route.value.name)
  return (
    <Link to={to} class="side-bar-entry" title={label} aria-current={current ? 'page' : undefined}>
      <Icon icon={icon} size={18} />
      <span class="side-bar-text">{label}</span>
    </Link>
  )
}
