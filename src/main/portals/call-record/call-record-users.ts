import { momentIn } from '../moment-in.ts'
import type { UsersFacet } from '../users-facet.ts'
import type { Ask } from './call-record-adapter.ts'
import { endpoints } from './contract.ts'

const pageSize = 1000

/** The contract's half for administrators. */
export function callRecordUsers(ask: Ask): UsersFacet {
  return {
    async listUsers(token, cursor) {
      const offset = Number(cursor ?? 0)
      const { users, total } = (await ask(endpoints.listUsers, { token, query: { offset, limit: pageSize } })).value
      const after = offset + users.length
      return { users, total, next: users.length > 0 && after < total ? String(after) : null }
    },
    async sendTemporaryPassword(token, user) {
      const { email, expiresIn } = (await ask(endpoints.sendTemporaryPassword, { token, path: { user } })).value
      return { email, expiresAt: momentIn(expiresIn) }
    },
  }
}
