import type { ComponentChildren } from 'preact'
import type { Route } from '../page.ts'
import { hrefOf, navigate } from '../routes.ts'

interface LinkProps {
  to: Route
  id?: string
  class?: string
  'aria-current'?: 'page' | undefined
  'aria-label'?: string
  'aria-labelledby'?: string
  'data-tooltip'?: string | undefined
  /** Done before the page opens. */
  prepare?: (() => void) | undefined
  children: ComponentChildren
}

/** A link to another place in the app. */
export function Link({ to, prepare, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={hrefOf(to)}
      onClick={(event) => {
        event.preventDefault()
        prepare?.()
        void navigate(to)
      }}
    >
      {children}
    </a>
  )
}
