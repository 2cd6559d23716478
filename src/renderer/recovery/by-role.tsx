import { byRoleText } from 'text:recovery'
import type { ComponentChildren } from 'preact'

interface ByRoleProps {
  /** Guidance for users. */
  users: ComponentChildren
  /** Guidance for their administrators. */
  administrators: ComponentChildren
}

/** Guidance that differs for users and for their administrator. */
export function ByRole({ users, administrators }: ByRoleProps) {
  return (
    <>
      <p>
        <strong>{byRoleText.users}</strong> {users}
      </p>
      <p>
        <strong>{byRoleText.administrators}</strong> {administrators}
      </p>
    </>
  )
}
