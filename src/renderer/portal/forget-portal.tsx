import { call } from '../bridge.ts'
import { portalText } from '../i18n/en/portal.ts'
import { uiText } from '../i18n/en/ui.ts'
import { kept, resumeError } from '../session/resume.ts'
import { endReason, enterPortal, portalName, remembered, signOutError } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { useForm } from '../ui/use-form.ts'

/** Asks before the portal and the sign-in kept for it are forgotten. */
export function ForgetPortal({ onClose }: { onClose: () => void }) {
  const { title, body, confirm } = portalText.forget
  const form = useForm({
    initial: {},
    submit: async () => {
      const result = await call('portal.forget', {})
      if (!result.ok) return result.error
      kept.value = false
      resumeError.value = null
      endReason.value = null
      signOutError.value = null
      remembered.value = {}
      enterPortal(null)
      return null
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{body(portalName.value)}</p>
      <Form form={form} label={title}>
        <div class="dialog-actions">
          <Button onClick={onClose} data-autofocus="">
            {uiText.cancel}
          </Button>
          <Button kind="primary" type="submit" busy={form.busy.value}>
            {confirm}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
