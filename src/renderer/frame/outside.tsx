import { Help } from '../help/help.tsx'
import { Settings } from '../settings/settings.tsx'
import './outside.css'

/** Help and settings for a person who is not signed in: no menu around them. */
export function Outside({ page }: { page: 'help' | 'settings' }) {
  return <main class="outside">{page === 'help' ? <Help /> : <Settings />}</main>
}
