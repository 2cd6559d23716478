import { usersText } from 'text:users'
import { Users as UsersIcon } from 'lucide'
import type { RowView } from '../../shared/lists/row-index.ts'
import type { User } from '../../shared/users/users.ts'
import type { GridColumn } from '../list/grid-row.tsx'
import type { ListPlace } from '../list/list-place.ts'
import type { LocalRows } from '../list/local-rows.ts'
import { RowList } from '../list/row-list.tsx'
import { type UserColumn, userColumns } from './user-columns.ts'
import './user-list.css'
import { userRowMenu } from './user-row-menu.ts'

interface UserListProps {
  store: LocalRows<User, UserColumn>
  place: ListPlace<UserColumn>
  selected: string | undefined
  onOpen: (user: string) => void
  onEnter: () => void
}

const first: RowView<UserColumn> = { query: '', column: 'name', descending: false, only: null }
const columns = userColumns.map((name): GridColumn<User, UserColumn> => ({ name, label: usersText.columns[name] }))

/** The list of users with its search and sorting. */
export function UserList({ store, place, selected, onOpen, onEnter }: UserListProps) {
  return (
    <RowList
      store={store}
      place={place}
      columns={columns}
      first={first}
      words={usersText}
      icon={UsersIcon}
      class="user-list"
      twoLinesBelow={480}
      selected={selected}
      onOpen={onOpen}
      onEnter={onEnter}
      menu={(user) => userRowMenu(user, onOpen)}
    />
  )
}
