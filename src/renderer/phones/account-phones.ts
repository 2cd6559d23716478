import { type PhoneColumn, searchedColumns } from '../../shared/phones/phone-columns.ts'
import type { Phone } from '../../shared/phones/phones.ts'
import { call } from '../bridge.ts'
import { accountRows } from '../list/account-rows.ts'

/** The phones of the signed-in account. */
export const accountPhones = accountRows<Phone, PhoneColumn>('phones', searchedColumns, async (cursor) => {
  const page = await call('phones.list', { cursor })
  if (!page.ok) return page
  const { phones: rows, total, next } = page.value
  return { ok: true, value: { rows, total, next } }
})
