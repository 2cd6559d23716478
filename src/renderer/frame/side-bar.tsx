import { frameText } from 'text:frame'
import { CloudOff, Menu, WifiOff } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Link } from '../layout/link.tsx'
import { availablePages, isWithin, type Page, type PageName, pageOf, pagesBelow, routeTo } from '../page.ts'
import { route } from '../routes.ts'
import { connection } from '../session/connection.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import './side-bar.css'

/** Whether a side bar would leave the page too little room; the same sizes as in side-bar.css. */
const small = matchMedia('(max-width: 520px) or (max-height: 400px)')

/** The account, the portal's menu and the app's own entries. In a small window, all of them are in one menu. */
export function SideBar() {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = menu.current
    const close = () => element?.hidePopover()
    const press = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a')) close()
    }
    element?.addEventListener('click', press)
    small.addEventListener('change', close)
    return () => {
      element?.removeEventListener('click', press)
      small.removeEventListener('change', close)
    }
  }, [])
  return (
    <header class="side-bar" data-pane>
      <button type="button" class="side-bar-menu-button" popovertarget="side-bar-menu">
        <Icon icon={Menu} size={18} />
        {frameText.menu}
      </button>
      <div ref={menu} id="side-bar-menu" class="side-bar-menu" popover="auto">
        <AccountMenu />
        <nav aria-label={frameText.navigation}>
          <Entries at="top" />
        </nav>
        <div class="side-bar-foot">
          <Entries at="foot" />
        </div>
      </div>
      <Connection />
    </header>
  )
}

/** Why what is shown may be out of date. */
function Connection() {
  const state = connection.value
  if (state === 'connected') return null
  return (
    <p class="side-bar-offline" role="status" data-tooltip={frameText.connectionHint[state]}>
      <Icon icon={state === 'offline' ? WifiOff : CloudOff} size={18} />
      <span class="side-bar-text">{frameText.connection[state]}</span>
    </p>
  )
}

function Entries({ at }: Pick<NonNullable<Page['sideBar']>, 'at'>) {
  const here = route.value.name
  return availablePages(({ sideBar }) => sideBar?.at === at).map((name) => {
    const below = pagesBelow(name)
    const isOpen = below.length > 1 && isWithin(here, name)
    const isHere = entryOf(here) === name && !(isOpen && below.includes(here))
    return [
      <Entry key={name} page={name} isHere={isHere} />,
      ...(isOpen ? below.map((sub) => <Entry key={sub} page={sub} isHere={sub === here} isBelow />) : []),
    ]
  })
}

function Entry({ page, isHere, isBelow }: { page: PageName; isHere: boolean; isBelow?: boolean }) {
  const { label, sideBar, card } = pageOf(page)
  const name = label?.() ?? card?.words().title
  const icon = sideBar?.icon ?? card?.icon
  return (
    <Link
      to={routeTo(page)}
      class={`side-bar-entry${isBelow ? ' side-bar-below' : ''}${sideBar?.apart ? ' side-bar-apart' : ''}`}
      data-tooltip={name}
      aria-current={isHere ? 'page' : undefined}
    >
      {icon && <Icon icon={icon} size={18} />}
      <span class="side-bar-text">{name}</span>
    </Link>
  )
}

/** The page whose menu entry is highlighted for this one: itself, or its nearest ancestor with an entry. */
function entryOf(name: PageName): PageName | undefined {
  const { sideBar, above } = pageOf(name)
  return sideBar ? name : above && entryOf(above)
}
