import { phoneExportText } from 'text:phone-export'
import { addressHintText, phoneFamilyText } from 'text:phone-families'
import { type Signal, useSignal } from '@preact/signals'
import { FileArchive, FolderDown, Router } from 'lucide'
import type { AppError, Result } from '../../../shared/errors.ts'
import type { ExportRequest, ExportSaved, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { start } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SplitButton } from '../../ui/split-button.tsx'
import { describeRefusal } from './describe-refusal.ts'
import { SavedActions } from './saved-actions.tsx'

/** Families whose phones need more than a folder's address, or they ask for files with other names. */
const addressHints = new Map<string, string>(Object.entries(addressHintText))

interface PhoneFilesProps {
  request: ExportRequest
  family: PhoneFormatInfo
  files: readonly { name: string; text: string }[]
  /** The outcome of saving; null before that. */
  saved: Signal<ExportSaved | null>
  onBack: () => void
  onServe: () => void
  onClose: () => void
}

/** A preview of the files, and the actions on them. */
export function PhoneFiles({ request, family, files, saved, onBack, onServe, onClose }: PhoneFilesProps) {
  const error = useSignal<AppError | null>(null)
  const busy = useSignal(false)
  const run = async (work: () => Promise<Result<ExportSaved>>) => {
    busy.value = true
    error.value = null
    const answer = await work()
    busy.value = false
    saved.value = answer.ok && answer.value.state !== 'cancelled' ? answer.value : null
    if (!answer.ok && answer.error.code !== 'cancelled') error.value = answer.error
  }
  const save = (as: 'folder' | 'zip') => void run(() => call('phones.saveExport', { ...request, as }))
  const saveAgain = () => {
    saved.value = null
  }
  const actions = () => {
    switch (saved.value?.state) {
      case 'saved':
        return <SavedActions key="saved" onBack={saveAgain} onClose={onClose} />
      case 'exists':
        return (
          <DialogActions key="exists">
            <Button data-autofocus="" aria-disabled={busy.value} onClick={saveAgain}>
              {phoneExportText.exists.keep}
            </Button>
            <Button
              kind="danger"
              busy={busy.value}
              onClick={() => void run(() => call('phones.replaceExport', request))}
            >
              {phoneExportText.exists.replace}
            </Button>
          </DialogActions>
        )
      default:
        return (
          <DialogActions key="save">
            <Button onClick={onBack}>{phoneExportText.back}</Button>
            <SplitButton
              icon={FolderDown}
              busy={busy.value}
              onClick={() => save('folder')}
              menuLabel={phoneExportText.more}
              items={[
                { label: phoneExportText.saveZip, icon: FileArchive, onSelect: () => save('zip') },
                ...(start.value?.forbidden.includes('serve')
                  ? []
                  : [{ label: phoneExportText.serve, icon: Router, onSelect: onServe }]),
              ]}
            >
              {phoneExportText.saveFolder}
            </SplitButton>
          </DialogActions>
        )
    }
  }
  return (
    <>
      {error.value && <ErrorNotice error={error.value} />}
      {saved.value && <SavedNotice saved={saved.value} family={phoneFamilyText[family.id]} />}
      <p>
        {(family.findsFile ? phoneExportText.readyNamed : phoneExportText.ready)({ count: files.length })}{' '}
        {addressHints.get(family.id)}
      </p>
      <div>
        {files.map(({ name, text }) => (
          <details key={name} class="phone-export-file" open={files.length === 1}>
            <summary>{name}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section class="phone-export-text" tabIndex={0} aria-label={phoneExportText.preview({ name })}>
              <pre>{text}</pre>
            </section>
          </details>
        ))}
      </div>
      <p class="phone-export-small">{phoneExportText.inPlain}</p>
      {actions()}
    </>
  )
}

/** `family` is the phone's make. */
function SavedNotice({ saved, family }: { saved: ExportSaved; family: string }) {
  const { exists } = phoneExportText
  switch (saved.state) {
    case 'cancelled':
      return null
    case 'refused':
      return (
        <Notice kind="error" title={phoneExportText.refused}>
          <p>{describeRefusal(saved.refusal, family)}</p>
        </Notice>
      )
    case 'saved':
      return (
        <Notice kind="success" title={phoneExportText.saved({ place: saved.place })}>
          <Names names={saved.names} />
          <p>{phoneExportText.savedNote}</p>
        </Notice>
      )
    case 'exists':
      return (
        <Notice kind="warning" title={exists.title({ count: saved.names.length })}>
          <p>{exists.body({ place: saved.place })}</p>
          <Names names={saved.names} />
          <p>{exists.question}</p>
        </Notice>
      )
  }
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul class="phone-export-names">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}
