import { uiText } from 'text:ui'
import { sendPasswordText } from 'text:users'
import { useSignal } from '@preact/signals'
import { MailPlus } from 'lucide'
import type { Result } from '../../shared/errors.ts'
import type { TemporaryPasswordSent, User } from '../../shared/users/users.ts'
import { call } from '../bridge.ts'
import { useRowRequest } from '../menu/row-request.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SendOutcome } from './send-outcome.tsx'

/** Sends one user a temporary password, once each time the person confirms, and shows the outcome. */
export function SendPassword({ user }: { user: User }) {
  const asking = useSignal(false)
  const busy = useSignal(false)
  const outcome = useSignal<Result<TemporaryPasswordSent> | null>(null)
  const waitOver = useSignal(false)
  const ask = (open: boolean) => () => {
    asking.value = open
  }
  const send = async () => {
    if (busy.value) return
    busy.value = true
    waitOver.value = false
    outcome.value = await call('users.sendTemporaryPassword', { user: user.id })
    busy.value = false
    asking.value = false
  }
  const { confirm } = sendPasswordText
  const failed = outcome.value?.ok === false ? outcome.value.error : null
  const mustWait = failed?.code === 'too-many-attempts' && !waitOver.value
  useRowRequest('send-temporary-password', user.id, () => {
    if (!mustWait) asking.value = true
  })
  return (
    <>
      <Button icon={MailPlus} aria-disabled={mustWait} onClick={ask(true)}>
        {sendPasswordText.send}
      </Button>
      {outcome.value && (
        <SendOutcome
          outcome={outcome.value}
          onOver={() => {
            waitOver.value = true
          }}
        />
      )}
      {asking.value && (
        <Dialog
          title={confirm.title({ name: user.name })}
          onClose={busy.value ? undefined : ask(false)}
          actions={
            <>
              <Button aria-disabled={busy.value} onClick={ask(false)}>
                {uiText.cancel}
              </Button>
              <Button kind="primary" busy={busy.value} onClick={() => void send()}>
                {confirm.send}
              </Button>
            </>
          }
        >
          <p>
            {confirm.mailed({ email: user.email })} {confirm.unseen}
          </p>
          <p>
            {confirm.temporary} {confirm.present}
          </p>
        </Dialog>
      )}
    </>
  )
}
