import type { ComponentChildren } from 'preact'
import './outside.css'

/** Stands around a page that a person who is not signed in can open too: no menu. */
export function Outside({ children }: { children: ComponentChildren }) {
  return <main class="outside">{children}</main>
}
