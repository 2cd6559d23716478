import { tagFilterText } from 'text:recording-filters'
import { uiText } from 'text:ui'
import { trimUnseen } from '../../../shared/text/typed-text.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
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
    clean: { tag: (typed) => trimUnseen(typed).slice(0, 40) },
    validate: (values) => (values.tag === '' ? { tag: required } : {}),
    async submit(values) {
      onClose()
      onTag(values.tag)
      return null
    },
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button kind="primary" type="submit" form={form.id}>
            {apply}
          </Button>
        </>
      }
    >
      <Form form={form} label={title}>
        <TextField field={form.fields.tag} label={label} hint={hint} verbatim focusFirst />
      </Form>
    </Dialog>
  )
}
