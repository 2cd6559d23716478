import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { About } from '../../shared/bridge.ts'
import { call } from '../bridge.ts'
import { settingsText } from '../i18n/en/settings.ts'
import { start } from '../session/session-state.ts'
import { Card } from '../ui/card.tsx'

/** Which version this is, who stands for it, and which updates it takes. */
export function AboutApp() {
  const facts = useSignal<About | null>(null)
  useEffect(() => {
    void call('app.about', {}).then((result) => {
      if (result.ok) facts.value = result.value
    })
  }, [facts])
  const { about, version, signature, signedBy, unsigned, updateChannel, channel, noChannel } = settingsText
  return (
    <Card title={about}>
      <dl class="facts">
        <dt>{version}</dt>
        <dd>{start.value?.version}</dd>
        {facts.value && (
          <>
            <dt>{signature}</dt>
            <dd>{facts.value.signed ? signedBy(facts.value.publisher) : unsigned}</dd>
            <dt>{updateChannel}</dt>
            <dd>{facts.value.channel === null ? noChannel : channel(facts.value.channel)}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}
