import type { ComponentChildren } from 'preact'
import type { Route } from '../page.ts'
import { hrefOf, navigate } from '../routes.ts'

interface LinkProps {
  to: Route
  class?: string
  'aria-current'?: 'page' | undefined
  'data-tooltip'?: string | undefined
  children: ComponentChildren
}

/** A link to another place in the app. */
export function Link({ to, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={hrefOf(to)}
      onClick={(event) => {
        event.preventDefault()
        void navigate(to)
      }}
    >
      {children}
    </a>
  )
}
