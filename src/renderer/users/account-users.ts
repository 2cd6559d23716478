import { call } from '../bridge.ts'
import { accountRows } from '../list/account-rows.ts'
import { userColumns } from './user-columns.ts'

/** The customer's users, for a signed-in administrator. */
export const accountUsers = accountRows('users', userColumns, async (cursor) => {
  const page = await call('users.list', { cursor })
  if (!page.ok) return page
  const { users: rows, total, next } = page.value
  return { ok: true, value: { rows, total, next } }
})
