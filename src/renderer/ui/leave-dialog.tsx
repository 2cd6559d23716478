import { uiText } from '../i18n/en/ui.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface LeaveDialogProps {
  answer: (leave: boolean) => void
}

/** Asks before unsaved changes are lost. */
export function LeaveDialog({ answer }: LeaveDialogProps) {
  const { title, body, stay, leave } = uiText.leave
  return (
    <Dialog
      title={title}
      onClose={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(true)}>{leave}</Button>
          <Button kind="primary" data-autofocus="" onClick={() => answer(false)}>
            {stay}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  )
}
