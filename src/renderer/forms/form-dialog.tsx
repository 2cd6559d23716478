import { uiText } from 'text:ui'
import type { ComponentChildren } from 'preact'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from './form.tsx'
import type { FormState } from './use-form.ts'

interface FormDialogProps<Name extends string> {
  form: FormState<Name>
  title: string
  /** Above the fields. */
  lead?: ComponentChildren
  /** What the button that submits says. */
  confirm: string
  /** For what cannot be undone. */
  isDangerous?: boolean | undefined
  /** As of `Form`. */
  error?: ComponentChildren
  /** Called by Cancel as well; absent while it must not be closed. */
  onClose: (() => void) | undefined
  children: ComponentChildren
}

/** A dialog that is one form, with Cancel and the button that submits it. */
export function FormDialog<Name extends string>(props: FormDialogProps<Name>) {
  const { form, title, lead, confirm, isDangerous, error, onClose, children } = props
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button aria-disabled={onClose === undefined} onClick={() => onClose?.()}>
            {uiText.cancel}
          </Button>
          <Button
            kind={isDangerous ? 'danger' : 'primary'}
            type="submit"
            form={form.id}
            busy={form.busy.value}
            aria-disabled={form.blocked.value}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {lead}
      <Form form={form} label={title} error={error}>
        {children}
      </Form>
    </Dialog>
  )
}
