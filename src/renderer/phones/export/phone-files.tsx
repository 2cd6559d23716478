import { phoneExportText } from 'text:phone-export'
import { addressHintText, phoneFamilyText } from 'text:phone-families'
import { useSignal } from '@preact/signals'
import { FolderDown, Router } from 'lucide'
import type { AppError, Result } from '../../../shared/errors.ts'
import type { ExportRequest, ExportSaved, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { start } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { describeRefusal } from './describe-refusal.ts'

/** Families whose phones need more than a folder's address, or they ask for files with other names. */
const addressHints = new Map<string, string>(Object.entries(addressHintText))

interface PhoneFilesProps {
  request: ExportRequest
  family: PhoneFormatInfo
  files: readonly { name: string; text: string }[]
  onBack: () => void
  onServe: () => void
  onClose: () => void
}

/** A preview of the files, and the actions on them. */
export function PhoneFiles({ request, family, files, onBack, onServe, onClose }: PhoneFilesProps) {
  const saved = useSignal<ExportSaved | null>(null)
  const error = useSignal<AppError | null>(null)
  const busy = useSignal<'folder' | 'zip' | 'replace' | null>(null)
  const run = async (what: 'folder' | 'zip' | 'replace', work: () => Promise<Result<ExportSaved>>) => {
    busy.value = what
    error.value = null
    saved.value = null
    const answer = await work()
    busy.value = null
    if (answer.ok) saved.value = answer.value
    else if (answer.error.code !== 'cancelled') error.value = answer.error
  }
  const save = (as: 'folder' | 'zip') => void run(as, () => call('phones.saveExport', { ...request, as }))
  const finished = saved.value?.state === 'saved'
  return (
    <>
      {error.value && <ErrorNotice error={error.value} />}
      {saved.value && (
        <SavedNotice
          saved={saved.value}
          family={phoneFamilyText[family.id]}
          busy={busy.value === 'replace'}
          onReplace={() => void run('replace', () => call('phones.replaceExport', request))}
          onKeep={() => {
            saved.value = null
          }}
        />
      )}
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
      <div class="dialog-actions">
        {finished ? (
          <Button onClick={onClose}>{phoneExportText.close}</Button>
        ) : (
          <Button onClick={onBack}>{phoneExportText.back}</Button>
        )}
        {!start.value?.forbidden.includes('serve') && (
          <Button icon={Router} onClick={onServe}>
            {phoneExportText.serve}
          </Button>
        )}
        <Button busy={busy.value === 'zip'} onClick={() => save('zip')}>
          {phoneExportText.saveZip}
        </Button>
        <Button kind="primary" icon={FolderDown} busy={busy.value === 'folder'} onClick={() => save('folder')}>
          {phoneExportText.saveFolder}
        </Button>
      </div>
    </>
  )
}

interface SavedNoticeProps {
  saved: ExportSaved
  /** The phone's make. */
  family: string
  busy: boolean
  onReplace: () => void
  onKeep: () => void
}

function SavedNotice({ saved, family, busy, onReplace, onKeep }: SavedNoticeProps) {
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
        <Notice
          kind="warning"
          title={exists.title({ count: saved.names.length })}
          actions={
            <>
              <Button onClick={onKeep}>{exists.keep}</Button>
              <Button kind="danger" busy={busy} onClick={onReplace}>
                {exists.replace}
              </Button>
            </>
          }
        >
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
