import { recoveryMethodsText } from 'text:recovery-methods'
import { useSignal } from '@preact/signals'
import { ChevronRight } from 'lucide'
import type { AppError } from '../../shared/errors.ts'
import type { RecoveryAccount } from '../../shared/recovery/recovery.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Icon } from '../ui/icon.tsx'
import { recoveryError } from './recovery-error.tsx'

interface AccountChoiceProps {
  accounts: readonly RecoveryAccount[]
  choose: (account: RecoveryAccount) => Promise<AppError | null>
  onStartAgain: () => void
}

/** The accounts that share the phone number; a press chooses one. */
export function AccountChoice({ accounts, choose, onStartAgain }: AccountChoiceProps) {
  const chosen = useSignal<RecoveryAccount | null>(null)
  const form = useForm({
    initial: {},
    submit: async () => (chosen.value ? choose(chosen.value) : null),
  })
  const { label } = recoveryMethodsText.accounts
  return (
    <Form form={form} label={label} error={recoveryError(form, onStartAgain)}>
      <ul class="recovery-choices" aria-label={label}>
        {accounts.map((account, index) => (
          <li key={account.id}>
            <button
              type="submit"
              class="recovery-choice"
              data-autofocus={index === 0 ? '' : undefined}
              aria-disabled={form.busy.value}
              onClick={() => {
                chosen.value = account
              }}
            >
              <span class="recovery-choice-text">
                <strong>{account.label}</strong>
              </span>
              <Icon icon={ChevronRight} size={18} />
            </button>
          </li>
        ))}
      </ul>
    </Form>
  )
}
