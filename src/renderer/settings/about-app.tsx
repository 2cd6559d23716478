import { settingsText } from 'text:settings'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { About } from '../../shared/app/app.ts'
import { call } from '../bridge.ts'
import { Link } from '../layout/link.tsx'
import { start } from '../session/session-state.ts'
import { Card } from '../ui/card.tsx'
import { UpdateStatus } from '../updates/update-status.tsx'
import { ManagedNote } from './managed-note.tsx'

/** What the settings say about the app: its facts, its licences, and whether there is a newer version. */
export function AboutApp() {
  return (
    <Card title={settingsText.about}>
      <AboutFacts />
      <p>
        <Link to={{ name: 'licences' }}>{settingsText.licences}</Link>
      </p>
      <UpdateStatus />
      <ManagedNote decision="Updates" />
    </Card>
  )
}

/** The version, who signed it, and how it is updated. */
export function AboutFacts() {
  const facts = useSignal<About | null>(null)
  useEffect(() => {
    void call('app.about', {}).then((result) => {
      if (result.ok) facts.value = result.value
    })
  }, [facts])
  const { version, signature, updateChannel } = settingsText
  // Packages for Linux have no signature that the app could show.
  const canBeSigned = start.value?.platform !== 'linux'
  return (
    <dl class="facts">
      <dt>{version}</dt>
      <dd>{start.value?.version}</dd>
      {facts.value && canBeSigned && (
        <>
          <dt>{signature}</dt>
          <dd>{describeSignature(facts.value)}</dd>
        </>
      )}
      {facts.value && (
        <>
          <dt>{updateChannel}</dt>
          <dd>{describeUpdates(facts.value.updates)}</dd>
        </>
      )}
    </dl>
  )
}

function describeSignature({ signed, publisher }: About): string {
  if (!signed) return settingsText.unsigned
  return publisher ? settingsText.signedBy({ publisher }) : settingsText.signed
}

function describeUpdates(updates: About['updates']): string {
  if (updates === null) return settingsText.noUpdates
  if (updates.by !== 'itself') return settingsText.byAdministrator
  return updates.channel === 'latest' ? settingsText.released : settingsText.channel({ name: updates.channel })
}
