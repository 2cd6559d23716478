import { session } from '../session/session-state.ts'
import { useAccount } from './use-account.ts'

/** Whose account it is, on its card: the name at once, the email address when the portal has answered. */
export function AccountFacts() {
  const loaded = useAccount().account.value
  const account = loaded.state === 'loaded' ? loaded.account : null
  return (
    <>
      <p>{account?.name ?? session.value?.name}</p>
      <p class="quiet">
        <bdi>{account?.email ?? '\u00a0'}</bdi>
      </p>
    </>
  )
}
