import { phonesOnDashboardText } from 'text:phones-on-dashboard'
import { FileDown, KeyRound } from 'lucide'
import { searchRequested } from '../commands/requests.ts'
import type { Attention, DashboardPart, QuickAction } from '../page.ts'
import { capabilities, start } from '../session/session-state.ts'
import { accountPhones } from './account-phones.ts'
import { OpenedPhones } from './opened-phones.tsx'
import { asOf, knowsStates, loading, toUnregistered, UnregisteredPhones, unregistered } from './unregistered-phones.tsx'

function attention(): readonly Attention[] | null {
  if (!knowsStates()) return []
  const count = unregistered.value.length
  if (count > 0) {
    return [
      {
        kind: 'warning',
        text: phonesOnDashboardText.unregistered({ count }),
        link: toUnregistered(phonesOnDashboardText.showPhones),
      },
    ]
  }
  const state = loading.value?.state
  return state === 'idle' || state === 'loading' ? null : []
}

function quickActions(): readonly QuickAction[] {
  const offered = capabilities.value?.phones
  if (!offered) return []
  const search = {
    to: { name: 'phones' as const },
    prepare() {
      searchRequested.value = true
    },
  }
  const isList = offered.scope !== 'account'
  const actions: QuickAction[] = []
  if (offered.sip === 'readable') actions.push({ icon: KeyRound, label: phonesOnDashboardText.actions.show, ...search })
  else if (offered.sipPassword) actions.push({ icon: KeyRound, label: phonesOnDashboardText.actions.set, ...search })
  if (isList && offered.sip === 'readable' && !start.value?.forbidden.includes('export')) {
    actions.push({ icon: FileDown, label: phonesOnDashboardText.actions.export, to: { name: 'phones' } })
  }
  return actions
}

export const phonesOnDashboard: DashboardPart = {
  attention,
  quickActions,
  regions: [UnregisteredPhones],
  besides: [OpenedPhones],
  asOf: () => (knowsStates() ? asOf.value : null),
  refresh: () => void accountPhones.store.peek()?.refresh(),
}
