import { sendPasswordText, usersText } from 'text:users'
import { Info } from 'lucide'
import type { User } from '../../shared/users/users.ts'
import { DetailPane } from '../list/detail-pane.tsx'
import { Setting } from '../list/setting.tsx'
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
          <div class="settings">
            <dl>
              <Setting label={usersText.columns.username} copyLabel={usersText.copy.username} value={user.username} />
              <Setting label={usersText.columns.email} copyLabel={usersText.copy.email} value={user.email}>
                {user.email ? undefined : usersText.noEmail}
              </Setting>
            </dl>
          </div>
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
