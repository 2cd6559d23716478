import { sendPasswordText, usersText } from 'text:users'
import { Info } from 'lucide'
import type { User } from '../../shared/users/users.ts'
import { DetailPane } from '../list/detail-pane.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SendPassword } from './send-password.tsx'
import './user-detail.css'

interface UserDetailProps {
  /** Absent if no user with that id exists, or none has arrived yet. */
  user: User | undefined
  /** Whether more users may arrive. */
  loading: boolean
  onBack: () => void
}

/** One user, and a temporary password for them. Rendered with the user's id as key, so that no message about one user appears beside another. */
export function UserDetail({ user, loading, onBack }: UserDetailProps) {
  const { title, lead, gone, noEmail } = sendPasswordText
  return (
    <DetailPane title={user?.name} backLabel={usersText.back} onBack={onBack}>
      {user ? (
        <>
          <dl class="user-facts">
            <dt>{usersText.columns.username}</dt>
            <dd>{user.username}</dd>
            <dt>{usersText.columns.email}</dt>
            <dd>{user.email || <span class="quiet">{usersText.noEmail}</span>}</dd>
          </dl>
          <section class="user-password" aria-labelledby="user-password">
            <h3 id="user-password">{title}</h3>
            {user.email === '' ? (
              <Notice kind="info" title={noEmail.title}>
                <p>{noEmail.body}</p>
              </Notice>
            ) : (
              <>
                <p class="quiet">{lead}</p>
                <SendPassword user={user} />
              </>
            )}
          </section>
        </>
      ) : loading ? (
        <Skeleton lines={4} lineHeight={28} />
      ) : (
        <EmptyState icon={Info} title={gone} />
      )}
    </DetailPane>
  )
}
