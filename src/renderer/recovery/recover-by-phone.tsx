import { recoveryText } from 'text:recovery'
import { recoveryMethodsText } from 'text:recovery-methods'
import { useSignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type {
  CodeChannel,
  CodePurpose,
  CodeRequested,
  CodeVerified,
  RecoveryAccount,
} from '../../shared/recovery/recovery.ts'
import { cleanPhoneNumber } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { useForm } from '../forms/use-form.ts'
import { capabilities } from '../session/session-state.ts'
import { AccountChoice } from './account-choice.tsx'
import { CodeEntry } from './code-entry.tsx'
import { finishRecovery } from './finish-recovery.ts'
import { FoundEmail } from './found-email.tsx'
import { NewPassword } from './new-password.tsx'
import { PhoneNumber } from './phone-number.tsx'
import { RecoveryCard } from './recovery-card.tsx'

type Step =
  | { name: 'number' }
  | ({ name: 'code'; channel: CodeChannel } & CodeRequested)
  | ({ name: 'accounts' } & CodeVerified)
  | { name: 'password'; ticket: string; account: RecoveryAccount }
  | { name: 'email'; email: string }

interface RecoverByPhoneProps {
  purpose: CodePurpose
  onAnotherMethod?: (() => void) | undefined
  /** Continues to a new password with the address that was found, if people do not sign in with it. */
  onEmail?: (email: string) => void
}

/** Recovery by a code on the phone: the number, the code, the account, and then its new password or its email address. */
export function RecoverByPhone({ purpose, onAnotherMethod, onEmail }: RecoverByPhoneProps) {
  const step = useSignal<Step>({ name: 'number' })
  const startAgain = () => {
    step.value = { name: 'number' }
  }
  const number = useForm({
    initial: { phone: '' },
    draft: { form: 'phone-number', keeps: ['phone'] },
    clean: { phone: cleanPhoneNumber },
    validate: ({ phone }) => (phone === '' ? { phone: recoveryMethodsText.phone.numberMissing } : {}),
    submit: () => request('sms'),
  })
  const phone = () => number.fields.phone.value.peek()

  async function request(channel: CodeChannel): Promise<AppError | null> {
    const result = await call('recovery.requestCode', { phone: phone(), channel, purpose })
    if (!result.ok) return result.error
    step.value = { name: 'code', channel, ...result.value }
    return null
  }

  async function verify(code: string): Promise<AppError | null> {
    const result = await call('recovery.verifyCode', { phone: phone(), code, purpose })
    if (!result.ok) return result.error
    const [only, another] = result.value.accounts
    if (only && !another) return choose(result.value.ticket, only)
    step.value = { name: 'accounts', ...result.value }
    return null
  }

  async function choose(ticket: string, account: RecoveryAccount): Promise<AppError | null> {
    if (purpose === 'password') {
      step.value = { name: 'password', ticket, account }
      return null
    }
    const result = await call('recovery.readEmail', { ticket, account: account.id })
    if (!result.ok) return result.error
    const { email } = result.value
    if (capabilities.value?.recovery.usernameIsEmail) await finishRecovery('email', email)
    else step.value = { name: 'email', email }
    return null
  }

  async function setPassword(ticket: string, account: RecoveryAccount, newPassword: string): Promise<AppError | null> {
    const result = await call('recovery.setPassword', { ticket, account: account.id, newPassword })
    if (!result.ok) return result.error
    await finishRecovery('password', result.value.username)
    return null
  }

  const card =
    purpose === 'email'
      ? { title: recoveryMethodsText.email.title, here: recoveryMethodsText.email.breadcrumb, onAnotherMethod }
      : { title: recoveryText.title, onAnotherMethod }
  const current = step.value
  switch (current.name) {
    case 'number':
      return (
        <RecoveryCard {...card} lead={recoveryMethodsText.phone.lead[purpose]}>
          <PhoneNumber form={number} />
        </RecoveryCard>
      )
    case 'code':
      return (
        <RecoveryCard
          {...card}
          links={false}
          lead={recoveryMethodsText.phone.sent[current.channel]({ number: phone() })}
        >
          <CodeEntry
            {...current}
            verify={verify}
            request={request}
            onOtherNumber={startAgain}
            onAnotherMethod={onAnotherMethod}
          />
        </RecoveryCard>
      )
    case 'accounts':
      return (
        <RecoveryCard {...card} lead={recoveryMethodsText.accounts.lead[purpose]}>
          <AccountChoice
            accounts={current.accounts}
            choose={(account) => choose(current.ticket, account)}
            onStartAgain={startAgain}
          />
        </RecoveryCard>
      )
    case 'password':
      return (
        <RecoveryCard {...card} lead={recoveryMethodsText.newPassword.lead({ account: current.account.label })}>
          <NewPassword
            about={[current.account.label]}
            save={(newPassword) => setPassword(current.ticket, current.account, newPassword)}
            onStartAgain={startAgain}
          />
        </RecoveryCard>
      )
    case 'email':
      return (
        <RecoveryCard {...card}>
          <FoundEmail email={current.email} onResetPassword={() => onEmail?.(current.email)} />
        </RecoveryCard>
      )
  }
}
