import { frameText } from 'text:frame'
import { uiText } from 'text:ui'
import { CloudOff, LogOut, UsersRound, WifiOff } from 'lucide'
import { accountsOpen } from '../connections/accounts.ts'
import { Link } from '../layout/link.tsx'
import { availablePages, type Page, type PageName, pageOf, routeTo } from '../page.ts'
import { route } from '../routes.ts'
import { connection } from '../session/connection.ts'
import { portalName, session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import './side-bar.css'

function showAccounts() {
  accountsOpen.value = true
}

/** The portal's menu; at the bottom, who is signed in and the app's own entries. */
export function SideBar() {
  const { navigation, signedInAs } = frameText
  const name = session.value?.name ?? ''
  return (
    <header class="side-bar" data-pane>
      <div class="side-bar-provider">
        <BrandMark name={portalName.value || uiText.product} size={28} />
        <span class="side-bar-text">{portalName}</span>
      </div>
      <nav aria-label={navigation}>
        <Entries at="top" />
      </nav>
      <div class="side-bar-foot">
        <Connection />
        <Entries at="foot" />
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

/** Why what is shown may be out of date. */
function Connection() {
  const state = connection.value
  if (state === 'connected') return null
  return (
    <p class="side-bar-offline" role="status" title={frameText.connectionHint[state]}>
      <Icon icon={state === 'offline' ? WifiOff : CloudOff} size={18} />
      <span class="side-bar-text">{frameText.connection[state]}</span>
    </p>
  )
}

function Entries({ at }: Pick<NonNullable<Page['sideBar']>, 'at'>) {
  const current = entryOf(route.value.name)
  return availablePages(({ sideBar }) => sideBar?.at === at).map((name) => {
    const { label, sideBar } = pageOf(name)
    return (
      <Link
        key={name}
        to={routeTo(name)}
        class="side-bar-entry"
        title={label?.()}
        aria-current={name === current ? 'page' : undefined}
      >
        {sideBar && <Icon icon={sideBar.icon} size={18} />}
        <span class="side-bar-text">{label?.()}</span>
      </Link>
    )
  })
}

/** The page whose menu entry is highlighted for this one: itself, or its nearest ancestor with an entry. */
function entryOf(name: PageName): PageName | undefined {
  const { sideBar, above } = pageOf(name)
  return sideBar ? name : above && entryOf(above)
}
