import { licencesText } from 'text:licences'
import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { BridgeOutput } from '../../shared/bridge.ts'
import type { Result } from '../../shared/errors.ts'
import type { Component } from '../../shared/licences/licences.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DetailPane } from '../list/detail-pane.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { unwrap } from './unwrap.ts'

interface LicenceTextProps {
  component: Component
  onBack: () => void
}

/** One component's licence, word for word. Rendered with the component's id as key, so that no text appears under another's name. */
export function LicenceText({ component, onBack }: LicenceTextProps) {
  const { name, version, licence } = component
  const answer = useSignal<Result<BridgeOutput<'app.licence'>> | null>(null)
  const load = useCallback(async () => {
    answer.value = null
    answer.value = await call('app.licence', { name, version })
  }, [answer, name, version])
  useEffect(() => void load(), [load])
  const { columns, back, text } = licencesText
  return (
    <DetailPane
      title={name}
      backLabel={back}
      onBack={onBack}
      header={
        <p class="quiet">
          {columns.version} {version} · {licence}
        </p>
      }
    >
      {answer.value === null && <Skeleton lines={8} />}
      {answer.value?.ok === true && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled and read by keyboard too.
        <section class="licence-text" aria-label={text} tabIndex={0}>
          <pre>{unwrap(answer.value.value.text)}</pre>
        </section>
      )}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void load()} />}
    </DetailPane>
  )
}
