import { ChevronDown } from 'lucide'
import { Button, type ButtonProps } from './button.tsx'
import { MenuButton, type MenuItem } from './menu-button.tsx'
import './split-button.css'

interface SplitButtonProps extends Omit<ButtonProps, 'kind' | 'wide'> {
  /** The menu's accessible name, e.g. "More ways to save". */
  menuLabel: string
  items: readonly MenuItem[]
}

/** The primary button with a menu of other ways to do the same. */
export function SplitButton({ menuLabel, items, ...button }: SplitButtonProps) {
  return (
    <span class="split-button button-primary">
      <Button kind="primary" {...button} />
      <MenuButton label={menuLabel} icon={ChevronDown} items={items} />
    </span>
  )
}
