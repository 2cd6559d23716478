import type { ComponentChildren } from 'preact'

/**
 * A number, an address, a code or a password within a sentence or a cell: it reads from left to right whatever the
 * language around it, so that "*97" does not turn into "97*".
 */
export function Ltr({ class: className, children }: { class?: string; children: ComponentChildren }) {
  return (
    <bdi dir="ltr" class={className}>
      {children}
    </bdi>
  )
}
