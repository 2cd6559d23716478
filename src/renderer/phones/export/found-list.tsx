import { exportManyText, phoneExportText } from 'text:phone-export'
import { phoneFamilyText } from 'text:phone-families'
import { useSignal } from '@preact/signals'
import type { ExportList, ListHeader, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import { formatList } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'

interface FoundListProps {
  list: ExportList
  /** Whether all phones use one login, and only the person knows their make. */
  sharedLogin: boolean
  families: readonly PhoneFormatInfo[]
  onBack: () => void
  /** `format` is empty if phones of unknown make are left out. */
  onStart: (format: string) => void
}

/** What was found in a list, before anything is requested from the portal. */
export function FoundList({ list, sharedLogin, families, onBack, onStart }: FoundListProps) {
  const format = useSignal('')
  const error = useSignal<string | null>(null)
  const start = () => {
    if (sharedLogin && format.value === '') error.value = phoneExportText.familyMissing
    else onStart(format.value)
  }
  return (
    <>
      <div role="status">
        {list.name && <p class="phone-export-small">{list.name}</p>}
        <p>{exportManyText.ready({ count: list.phones })}</p>
        {list.problems > 0 && <p>{exportManyText.badLines({ count: list.problems })}</p>}
        {list.header && <HeaderNotes {...list.header} />}
      </div>
      <SelectField
        field={{ name: 'format', value: format, error }}
        label={sharedLogin ? exportManyText.make : exportManyText.fallback}
        hint={sharedLogin ? undefined : exportManyText.fallbackHint}
        options={[
          { value: '', label: sharedLogin ? phoneExportText.chooseFamily : exportManyText.noFallback },
          ...families
            .filter((one) => !sharedLogin || one.needsMac)
            .map(({ id }) => ({ value: id, label: phoneFamilyText[id] })),
        ]}
      />
      <p class="phone-export-small">{phoneExportText.inPlain}</p>
      <DialogActions>
        <Button onClick={onBack}>{exportManyText.back}</Button>
        <Button kind="primary" onClick={start}>
          {exportManyText.start}
        </Button>
      </DialogActions>
    </>
  )
}

/** What was not understood in the first line, reported once rather than for every line. */
function HeaderNotes({ missing, unused }: ListHeader) {
  return (
    <>
      {missing.map((column) => (
        <p key={column}>{exportManyText.missing[column]}</p>
      ))}
      {unused.length > 0 && <p class="phone-export-small">{exportManyText.unused({ columns: formatList(unused) })}</p>}
    </>
  )
}
