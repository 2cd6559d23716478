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
      <p>{users}</p>
      <p>{administrators}</p>
    </>
  )
}
