import { byRoleText } from 'text:recovery'
import type { ComponentChildren } from 'preact'

interface ByRoleProps {
  /** What users do. */
  users: ComponentChildren
  /** What those do whom the users ask. */
  administrators: ComponentChildren
}

/** Guidance that differs for users and for the administrator of their account. */
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
