import { usersText } from 'text:users'
import { Users as UsersIcon } from 'lucide'
import { Page } from '../layout/page.tsx'
import { ListAndDetail } from '../list/list-and-detail.tsx'
import { useOpenedRow } from '../list/list-place.ts'
import { useAccountRows } from '../list/use-account-rows.ts'
import { closeRow, openRow, route, showInPlace } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { accountUsers } from './account-users.ts'
import { UserDetail } from './user-detail.tsx'
import { UserList } from './user-list.tsx'

/** Configuration > Users: what administrators can do for the customer's users. */
export function Users() {
  const store = useAccountRows(accountUsers)
  const place = accountUsers.place.value
  const selected = route.value.name === 'users' ? route.value.user : undefined
  useOpenedRow(place, selected, (user) => showInPlace({ name: 'users', user }))
  if (!store || !place) return null
  return (
    <Page page="users" title={usersText.title} lead={usersText.lead} width="wide">
      <ListAndDetail
        name="users"
        store={store}
        list={(onEnter) => (
          <UserList
            store={store}
            place={place}
            selected={selected}
            onOpen={(user) => openRow({ name: 'users', user })}
            onEnter={onEnter}
          />
        )}
        empty={
          <EmptyState icon={UsersIcon} title={usersText.chooseOne.title}>
            <p>{usersText.chooseOne.body}</p>
          </EmptyState>
        }
        detail={
          selected === undefined
            ? null
            : (onBack) => (
                <UserDetail
                  key={selected}
                  user={store.index.find(selected)}
                  loading={store.loading.value.state !== 'complete'}
                  onBack={onBack}
                />
              )
        }
        onBack={() => closeRow({ name: 'users' })}
      />
    </Page>
  )
}
