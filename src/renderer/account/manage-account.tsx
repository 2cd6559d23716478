import { accountText } from 'text:account'
import { useSignal } from '@preact/signals'
import type { AccountSaved } from '../../shared/account/account.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Page } from '../layout/page.tsx'
import { capabilities, session } from '../session/session-state.ts'
import { Card } from '../ui/card.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AccountForm } from './account-form.tsx'
import { PasswordChanged } from './password-changed.tsx'
import { useAccount } from './use-account.ts'

/** Configuration > Manage Account: the portal's Edit Account page. */
export function ManageAccount() {
  const { account, reload } = useAccount()
  const changed = useSignal<{ otherSessionsEnded: number; typedOn: boolean } | null>(null)
  const offered = capabilities.value?.account
  if (!offered) return null

  const onSaved = (saved: AccountSaved, typedOn: boolean) => {
    if (saved.passwordChanged) changed.value = { otherSessionsEnded: saved.otherSessionsEnded, typedOn }
    const { name, username } = saved.account
    const before = session.peek()
    if (before) {
      const passwordChange = saved.passwordChanged ? 'none' : before.passwordChange
      session.value = { ...before, name, username, passwordChange }
    }
  }
  const content = () => {
    switch (account.value.state) {
      case 'loading':
        return (
          <Card>
            <Skeleton lines={6} lineHeight={36} />
          </Card>
        )
      case 'failed':
        return <ErrorNotice error={account.value.error} onRetry={reload} />
      case 'loaded':
        return (
          <>
            {changed.value && <PasswordChanged otherSessionsEnded={changed.value.otherSessionsEnded} />}
            {changed.value?.typedOn !== false && (
              <AccountForm account={account.value.account} capabilities={offered} onSaved={onSaved} />
            )}
          </>
        )
    }
  }
  return (
    <Page page="account" title={accountText.title}>
      {content()}
    </Page>
  )
}
