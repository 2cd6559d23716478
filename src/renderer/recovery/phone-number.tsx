import { recoveryMethodsText } from 'text:recovery-methods'
import { Form } from '../forms/form.tsx'
import type { FormState } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { recoveryError } from './recovery-error.tsx'

const text = recoveryMethodsText.phone

/** Asks for the phone number to send a code to. The form's state belongs to the page, so that the number is kept. */
export function PhoneNumber({ form }: { form: FormState<'phone'> }) {
  return (
    <Form form={form} label={text.send} error={recoveryError(form, () => undefined)}>
      <TextField
        field={form.fields.phone}
        label={text.number}
        hint={text.numberHint}
        type="tel"
        autocomplete="tel"
        verbatim
        required
        focusFirst
      />
      <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
        {text.send}
      </Button>
    </Form>
  )
}
