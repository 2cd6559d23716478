import { tagFilterText } from 'text:recording-filters'
import { longestTag } from '../../../shared/recordings/recording-limits.ts'
import { trimUnseen } from '../../../shared/text/typed-text.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { useForm } from '../../forms/use-form.ts'
import { TextField } from '../../ui/text-field.tsx'

interface TagFilterProps {
  tag: string
  onTag: (tag: string) => void
  onClose: () => void
}

/** Asks for the tag to filter by. */
export function TagFilter({ tag, onTag, onClose }: TagFilterProps) {
  const { title, label, hint, apply, required } = tagFilterText
  const form = useForm({
    initial: { tag },
    clean: { tag: (typed) => trimUnseen(typed).slice(0, longestTag) },
    validate: (values) => (values.tag === '' ? { tag: required } : {}),
    async submit(values) {
      onClose()
      onTag(values.tag)
      return null
    },
  })
  return (
    <FormDialog form={form} title={title} confirm={apply} onClose={onClose}>
      <TextField field={form.fields.tag} label={label} hint={hint} verbatim focusFirst />
    </FormDialog>
  )
}
