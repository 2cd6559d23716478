import { savedSearchesText } from 'text:recording-filters'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { Bookmark } from 'lucide'
import { longestSearchName, mostSavedSearches } from '../../../shared/recordings/search-names.ts'
import { cleanName } from '../../../shared/text/typed-text.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { useForm } from '../../forms/use-form.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { AccountRecordings } from '../account-recordings.ts'

/** Searches that the person saved under names. */
export function SavedSearches({ recordings }: { recordings: AccountRecordings }) {
  const open = useSignal<'save' | 'remove' | null>(null)
  const close = () => {
    open.value = null
  }
  const saved = recordings.saved.value
  const opening = (dialog: 'save' | 'remove') => () => {
    open.value = dialog
  }
  const words = savedSearchesText
  return (
    <>
      <MenuButton
        label={words.open}
        items={[
          ...saved.map(({ name, filters }) => ({ label: name, onSelect: () => recordings.filterBy(filters) })),
          { label: words.save, onSelect: opening('save') },
          ...(saved.length > 0 ? [{ label: words.remove, onSelect: opening('remove') }] : []),
        ]}
        name={words.open}
      >
        <Icon icon={Bookmark} />
        <span class="saved-searches-open">{words.open}</span>
      </MenuButton>
      {open.value === 'save' && <SaveSearch recordings={recordings} onClose={close} />}
      {open.value === 'remove' && <RemoveSearches recordings={recordings} onClose={close} />}
    </>
  )
}

interface SearchDialogProps {
  recordings: AccountRecordings
  onClose: () => void
}

function SaveSearch({ recordings, onClose }: SearchDialogProps) {
  const words = savedSearchesText
  const others = (name: string) => recordings.saved.peek().filter((other) => other.name !== name)
  const form = useForm({
    initial: { name: '' },
    clean: { name: (typed) => cleanName(typed).slice(0, longestSearchName) },
    validate({ name }) {
      if (name === '') return { name: words.required }
      return others(name).length >= mostSavedSearches ? { name: words.full } : {}
    },
    async submit({ name }) {
      recordings.saved.value = [...others(name), { name, filters: recordings.filters.peek() }]
      announce(words.saved)
      onClose()
      return null
    },
  })
  return (
    <FormDialog form={form} title={words.title} confirm={words.saveIt} onClose={onClose}>
      <TextField field={form.fields.name} label={words.name} hint={words.hint} focusFirst />
    </FormDialog>
  )
}

function RemoveSearches({ recordings, onClose }: SearchDialogProps) {
  const words = savedSearchesText
  const saved = recordings.saved.value
  const remove = (name: string) => {
    recordings.saved.value = saved.filter((search) => search.name !== name)
    announce(words.removed)
    if (saved.length === 1) onClose()
  }
  return (
    <Dialog
      title={words.removeTitle}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      <ul class="saved-searches">
        {saved.map(({ name }) => (
          <li key={name}>
            <Button onClick={() => remove(name)}>{words.removeIt({ name })}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
