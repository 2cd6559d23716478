import { Help } from '../help/help.tsx'
import { Settings } from '../settings/settings.tsx'
import { lazy } from '../ui/lazy.tsx'
import './outside.css'

const Licences = lazy(() => import('../licences/licences.tsx').then((module) => module.Licences))

const pages = { help: Help, settings: Settings, licences: Licences }

/** Help and settings for a person who is not signed in: no menu around them. */
export function Outside({ page }: { page: keyof typeof pages }) {
  const Current = pages[page]
  return (
    <main class="outside">
      <Current />
    </main>
  )
}
