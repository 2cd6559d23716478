import { recoveryMethodsText } from 'text:recovery-methods'
import { linkIn } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { followLink } from './opened-link.ts'

const text = recoveryMethodsText.link

/** Lets the person paste the link from the email if opening it did not open the app. */
export function PasteLink() {
  const form = useForm({
    initial: { text: '' },
    clean: { text: linkIn },
    validate: (values) => (values.text === '' ? { text: text.pasteMissing } : {}),
    submit: async (values) => {
      const result = await call('recovery.openLink', values)
      if (!result.ok) return result.error
      followLink(result.value)
      return null
    },
  })
  return (
    <Form form={form} label={text.open}>
      <TextField field={form.fields.text} label={text.paste} autocomplete="off" verbatim required focusFirst />
      <Button kind="primary" type="submit" wide busy={form.busy.value}>
        {text.open}
      </Button>
    </Form>
  )
}
