import { settingsText } from 'text:settings'
import { Building2 } from 'lucide'
import type { Managed } from '../../shared/policy/policy.ts'
import { start } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'

/** Says which policy sets a setting that the person cannot change here; nothing if none does. */
export function ManagedNote({ decision }: { decision: keyof Managed }) {
  const place = start.value?.managed[decision]
  if (place === undefined) return null
  return (
    <p class="managed-note">
      <Icon icon={Building2} /> {settingsText.managedBy({ place })}
    </p>
  )
}
