import type { IconNode } from 'lucide'
import { KeyRound, LayoutDashboard, Settings2 } from 'lucide'
import type { Capabilities } from '../../shared/provider.ts'
import { frameText } from '../i18n/en/frame.ts'
import type { Route, RouteName } from '../routes.ts'
import { hasPhones } from './has-phones.ts'

/** An entry of the side bar. */
export interface Destination {
  label: string
  icon: IconNode
  to: Route
  /** The routes it is shown as current for. */
  holds: readonly RouteName[]
}

/** What this portal offers, in the order and the words of the portal's own menu. */
export function destinations(capabilities: Capabilities): Destination[] {
  const all: Destination[] = [
    { label: frameText.dashboard, icon: LayoutDashboard, to: { name: 'dashboard' }, holds: ['dashboard'] },
  ]
  if (capabilities.account) {
    all.push({
      label: frameText.configuration,
      icon: Settings2,
      to: { name: 'configuration' },
      holds: ['configuration', 'account'],
    })
  }
  if (hasPhones(capabilities)) {
    all.push({ label: frameText.phones, icon: KeyRound, to: { name: 'phones' }, holds: ['phones'] })
  }
  return all
}
