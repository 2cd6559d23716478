import { frameText } from 'text:frame'
import { sessionText } from 'text:session'
import { uiText } from 'text:ui'
import { ChevronsUpDown, Lock, LogOut, UsersRound } from 'lucide'
import { accountsOpen } from '../commands/requests.ts'
import { lockApp } from '../lock/lock-state.ts'
import { portalMark, portalName, session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import './account-menu.css'

const actions = [
  {
    icon: UsersRound,
    label: () => frameText.accounts,
    run: () => {
      accountsOpen.value = true
    },
  },
  { icon: Lock, label: () => frameText.lock, run: () => void lockApp() },
  { icon: LogOut, label: () => sessionText.signOut, run: () => void signOut() },
]

/** Also the one that this menu is a part of in a small window. */
function hideMenus() {
  for (const menu of document.querySelectorAll<HTMLElement>('[popover=auto]:popover-open')) menu.hidePopover()
}

/** Who is signed in and where, on a button that opens what can be done with the account. */
export function AccountMenu() {
  const name = session.value?.name ?? ''
  const portal = portalName.value || uiText.product
  return (
    <div class="account">
      <button
        type="button"
        class="account-button"
        popovertarget="account-menu"
        data-tooltip={frameText.account({ name, portal })}
      >
        <BrandMark name={portal} mark={portalMark.value} size={28} />
        <span class="account-words side-bar-text">
          <span class="account-portal">{portal}</span>
          <span class="account-name">
            <span class="visually-hidden">{frameText.signedInAs({ name })}</span>
            <span aria-hidden="true">{name}</span>
          </span>
        </span>
        <Icon icon={ChevronsUpDown} size={14} class="account-chevron" />
      </button>
      <div id="account-menu" class="account-menu" popover="auto">
        <p class="account-menu-person">
          <bdi>{session.value?.username}</bdi>
        </p>
        {actions.map(({ icon, label, run }) => (
          <button
            key={label()}
            type="button"
            class="side-bar-entry"
            onClick={() => {
              hideMenus()
              run()
            }}
          >
            <Icon icon={icon} size={18} />
            <span>{label()}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
