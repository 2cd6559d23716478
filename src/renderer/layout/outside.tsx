import type { ComponentChildren } from 'preact'
import './outside.css'

/** The frame of a page that can also be opened without signing in: no menu. */
export function Outside({ children }: { children: ComponentChildren }) {
  return <main class="outside">{children}</main>
}
