import { recoveryMethodsText } from 'text:recovery-methods'
import { uiText } from 'text:ui'
import type { OpenedLink } from '../../shared/recovery/recovery.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { mayLeave } from '../leaving/leave-guard.ts'
import { locked } from '../lock/lock-state.ts'
import { enter } from '../session/resume.ts'
import { session } from '../session/session-state.ts'
import { signOut } from '../session/sign-out.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { enterLink, leaveLink } from './opened-link.ts'

const text = recoveryMethodsText.opened

/** Asks before a link signs the person out or takes them to another portal; each further link asks again. */
export function OpenedLinkDialog(opened: OpenedLink) {
  return <OpenedLinkQuestion key={opened.link} {...opened} />
}

function OpenedLinkQuestion({ link, portal, active }: OpenedLink) {
  const close = () => leaveLink(link)
  const whileActive = locked.value ? text.locked : text.signedIn
  const lead = active ? whileActive : text.elsewhere
  const form = useForm({
    initial: {},
    submit: async () => {
      if (!active) {
        if (!(await mayLeave())) return null
        const accepted = await call('recovery.acceptLink', { link })
        if (!accepted.ok) return accepted.error.code === 'cancelled' ? null : accepted.error
        await enter(accepted.value)
      } else if (session.peek()) await signOut()
      if (!session.peek()) await enterLink(link)
      return null
    },
  })
  return (
    <Dialog title={text.title} onClose={close}>
      <p>{lead({ portal })}</p>
      <p>{text.warning}</p>
      <Form form={form} label={text.title}>
        <DialogActions>
          <Button onClick={close} data-autofocus="">
            {uiText.cancel}
          </Button>
          <Button kind="primary" type="submit" form={form.id} busy={form.busy.value}>
            {active ? text.goOnHere : text.goOn({ portal })}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
