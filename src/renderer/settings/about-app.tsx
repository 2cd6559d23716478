import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { About } from '../../shared/app/app.ts'
import { call } from '../bridge.ts'
import { settingsText } from '../i18n/en/settings.ts'
import { Link } from '../layout/link.tsx'
import { start } from '../session/session-state.ts'
import { Card } from '../ui/card.tsx'
import { UpdateStatus } from '../updates/update-status.tsx'
import { ManagedNote } from './managed-note.tsx'

/** Which version this is, who stands for it, and which updates it takes. */
export function AboutApp() {
  const facts = useSignal<About | null>(null)
  useEffect(() => {
    void call('app.about', {}).then((result) => {
      if (result.ok) facts.value = result.value
    })
  }, [facts])
  const { about, version, signature, signedBy, unsigned, updateChannel } = settingsText
  // Packages for Linux bear no signature that the app could tell of.
  const canBeSigned = start.value?.platform !== 'linux'
  return (
    <Card title={about}>
      <dl class="facts">
        <dt>{version}</dt>
        <dd>{start.value?.version}</dd>
        {facts.value && canBeSigned && (
          <>
            <dt>{signature}</dt>
            <dd>{facts.value.signed ? signedBy(facts.value.publisher) : unsigned}</dd>
          </>
        )}
        {facts.value && (
          <>
            <dt>{updateChannel}</dt>
            <dd>{describeUpdates(facts.value.updates)}</dd>
          </>
        )}
      </dl>
      <p>
        <Link to={{ name: 'licences' }}>{settingsText.licences}</Link>
      </p>
      <UpdateStatus />
      <ManagedNote decision="Updates" />
    </Card>
  )
}

function describeUpdates(updates: About['updates']): string {
  if (updates === null) return settingsText.noUpdates
  return updates.by === 'itself' ? settingsText.channel(updates.channel) : settingsText.byAdministrator
}
