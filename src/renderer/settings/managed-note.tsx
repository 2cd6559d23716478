import { settingsText } from 'text:settings'
import { Building2 } from 'lucide'
import type { Managed } from '../../shared/policy/policy.ts'
import { start } from '../session/session-state.ts'
import { Icon } from '../ui/icon.tsx'

/** Says where policy sets a setting that the person cannot change here; nothing if none does. */
export function ManagedNote({ decision }: { decision: keyof Managed }) {
  const place = start.value?.managed[decision]
  if (place === undefined) return null
  const { managedBy } = settingsText
  return (
    <p class="managed-note">
      <Icon icon={Building2} /> {place.kind === 'file' ? managedBy.file({ path: place.path }) : managedBy[place.kind]}
    </p>
  )
}
