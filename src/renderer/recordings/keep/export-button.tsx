import { newExportText } from 'text:recording-export'
import { useSignal } from '@preact/signals'
import { FileDown } from 'lucide'
import type { RecordingFilter, RecordingPage } from '../../../shared/recordings/recordings.ts'
import { Button } from '../../ui/button.tsx'
import { lazy } from '../../ui/lazy.tsx'
import { mayExport } from './rights.ts'

const ExportDialog = lazy(
  () => import('./export-dialog.tsx').then((module) => module.ExportDialog),
  () => null,
)

interface ExportButtonProps {
  /** What the list shows. */
  filter: RecordingFilter
  total: RecordingPage['total']
}

/** Exports all calls that a list shows, if there are any. */
export function ExportButton({ filter, total }: ExportButtonProps) {
  const isOpen = useSignal(false)
  if (!mayExport() || total.count === 0) return null
  return (
    <>
      <Button
        icon={FileDown}
        onClick={() => {
          isOpen.value = true
        }}
      >
        {newExportText.open}
      </Button>
      {isOpen.value && (
        <ExportDialog
          selection={{ views: [filter], ids: [], except: [] }}
          total={total}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}
