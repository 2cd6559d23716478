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
      <p>{users}</p>
      <p>{administrators}</p>
    </>
  )
}
