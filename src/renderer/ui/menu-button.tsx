import { useSignal } from '@preact/signals'
import { Check, ChevronDown, Ellipsis, type IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import './button.css'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './menu-button.css'

export interface MenuItem {
  label: string
  icon?: IconNode
  /** Of a choice: whether it is the one in use. */
  checked?: boolean
  onSelect: () => void
}

interface MenuButtonProps {
  /** The menu's accessible name, and the button's unless it has text. */
  label: string
  items: readonly MenuItem[]
  /** Drawn alone, with the label as a tooltip. */
  icon?: IconNode
  /** What the button shows instead of an icon, with its accessible name. */
  children?: ComponentChildren
  /** The accessible name of such a button, if it says more than it shows. */
  name?: string
}

/**
 * A button that opens a menu (APG, Menu Button). The menu is a native popover: Escape and a press elsewhere close it,
 * and the focus returns to the button.
 */
export function MenuButton({ label, items, icon = Ellipsis, children, name }: MenuButtonProps) {
  const id = useId()
  const isOpen = useSignal(false)
  const menu = useRef<HTMLDivElement>(null)
  /** Which item takes the focus when the menu opens. */
  const first = useRef(0)
  const itemsOf = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const focusAt = (position: number) =>
    itemsOf()
      .at(position % items.length)
      ?.focus()

  const opener = {
    popoverTarget: id,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen.value,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      first.current = event.key === 'ArrowUp' ? -1 : 0
      menu.current?.showPopover()
    },
  } as const
  const onKeyDown = (event: KeyboardEvent) => {
    const at = itemsOf().findIndex((item) => item.matches(':focus'))
    // Escape and the arrows mean something to the page around it too.
    if (event.key === 'Escape' || event.key.startsWith('Arrow')) event.stopPropagation()
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      focusAt(next)
    } else if (event.key === 'Tab') menu.current?.hidePopover()
    else if (event.key.length === 1 && event.key !== ' ') {
      const named = (item: HTMLElement) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase())
      const rest = itemsOf()
      ;[...rest.slice(at + 1), ...rest.slice(0, at + 1)].find(named)?.focus()
    }
  }
  return (
    <span class="menu-button">
      {children === undefined ? (
        <IconButton label={label} icon={icon} {...opener} />
      ) : (
        <button type="button" class="menu-button-opener button button-secondary" aria-label={name} {...opener}>
          <span class="button-label">
            {children}
            <Icon icon={ChevronDown} size={14} />
          </span>
        </button>
      )}
      <div
        ref={menu}
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open'
          if (isOpen.value) focusAt(first.current)
          first.current = 0
        }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' as const }
              : { role: 'menuitemradio' as const, 'aria-checked': item.checked })}
            class="menu-item"
            tabIndex={-1}
            onClick={() => {
              menu.current?.hidePopover()
              item.onSelect()
            }}
          >
            {item.icon && <Icon icon={item.icon} />}
            <span class="menu-item-label">{item.label}</span>
            {item.checked && <Icon icon={Check} />}
          </button>
        ))}
      </div>
    </span>
  )
}
