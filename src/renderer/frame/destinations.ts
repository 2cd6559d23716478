import { frameText } from 'text:frame'
import { accountSettingsText } from 'text:phones'
import { computed } from '@preact/signals'
import type { IconNode } from 'lucide'
import { KeyRound, LayoutDashboard, Settings2 } from 'lucide'
import type { Route, RouteName } from '../routes.ts'
import { canConfigure, canUsePhones, phonesShareSettings } from '../session/abilities.ts'

/** An entry of the side bar. */
export interface Destination {
  label: string
  icon: IconNode
  to: Route
  /** The routes it is shown as current for. */
  holds: readonly RouteName[]
}

/** What this portal offers this account, in the order and the words of the portal's own menu. */
export const destinations = computed(() => {
  const all: Destination[] = [
    { label: frameText.dashboard, icon: LayoutDashboard, to: { name: 'dashboard' }, holds: ['dashboard'] },
  ]
  if (canConfigure.value) {
    all.push({
      label: frameText.configuration,
      icon: Settings2,
      to: { name: 'configuration' },
      holds: ['configuration', 'account', 'users', 'voicemail-pin', 'operator-password'],
    })
  }
  if (canUsePhones.value) {
    const label = phonesShareSettings.value ? accountSettingsText.title : frameText.phones
    all.push({ label, icon: KeyRound, to: { name: 'phones' }, holds: ['phones'] })
  }
  return all
})
