import { uiText } from '../i18n/en/ui.ts'
import { leaveQuestion } from '../routes.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks before unsaved changes are lost; stands once, in the app. */
export function LeaveDialog() {
  const question = leaveQuestion.value
  if (!question) return null
  const { title, body, stay, leave } = uiText.leave
  return (
    <Dialog
      title={title}
      onClose={() => question.answer(false)}
      actions={
        <>
          <Button onClick={() => question.answer(true)}>{leave}</Button>
          <Button kind="primary" data-autofocus="" onClick={() => question.answer(false)}>
            {stay}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  )
}
