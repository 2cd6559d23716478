import { uiText } from 'text:ui'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Loss } from './leave-guard.ts'

interface LeaveDialogProps {
  loss: Loss
  answer: (leave: boolean) => void
}

/** Asks before something is lost permanently. */
export function LeaveDialog({ loss, answer }: LeaveDialogProps) {
  const { stay, leave } = uiText.leave
  const { title, body } = uiText.leave[loss]
  return (
    <Dialog
      title={title}
      onClose={() => answer(false)}
      actions={
        <>
          <Button data-autofocus="" onClick={() => answer(false)}>
            {stay}
          </Button>
          <Button kind="danger" onClick={() => answer(true)}>
            {leave}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  )
}
