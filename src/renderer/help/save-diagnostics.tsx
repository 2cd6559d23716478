import { helpText } from 'text:help'
import { useSignal } from '@preact/signals'
import { FileText } from 'lucide'
import type { AppError } from '../../shared/errors.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { announce } from '../ui/announce.tsx'
import { Button } from '../ui/button.tsx'

/** Saves a report for IT; the system then shows the file. */
export function SaveDiagnostics() {
  const busy = useSignal(false)
  const error = useSignal<AppError | null>(null)
  const save = async () => {
    busy.value = true
    const result = await call('diagnostics.save', {})
    busy.value = false
    error.value = result.ok ? null : result.error
    if (result.ok && result.value.saved) announce(helpText.diagnosticsSaved)
  }
  return (
    <>
      {error.value && <ErrorNotice error={error.value} onRetry={() => void save()} />}
      <Button icon={FileText} busy={busy.value} onClick={() => void save()}>
        {helpText.diagnostics}
      </Button>
    </>
  )
}
