import { shortcutsText } from 'text:help'
import { uiText } from 'text:ui'
import { destinations } from '../commands/destinations.ts'
import { searchPage, shortcutsOpen } from '../commands/requests.ts'
import { isAvailable, pageOf } from '../page.ts'
import { capabilities, may, session, start } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './shortcuts.css'

/** The keyboard shortcuts that work now. */
export function Shortcuts() {
  const { title, search, settings, help, sheet, back, forward, menu, goTo, panes, lock } = shortcutsText
  const isMac = start.value?.platform === 'macos'
  const control = isMac ? '⌘' : 'Ctrl'
  const rows: { keys: string[]; does: string }[] = [
    { keys: [control, ','], does: settings },
    { keys: ['F1'], does: help },
    { keys: [control, '/'], does: sheet },
    { keys: [isMac ? '⌘' : 'Alt', isMac ? '[' : '←'], does: back },
    { keys: [isMac ? '⌘' : 'Alt', isMac ? ']' : '→'], does: forward },
  ]
  if (session.value) rows.push({ keys: ['F6'], does: panes }, { keys: [control, 'L'], does: lock })
  // macOS has no key for it.
  if (session.value && !isMac) rows.push({ keys: ['Shift', 'F10'], does: menu })
  for (const [index, name] of destinations().entries()) {
    rows.push({ keys: [control, String(index + 1)], does: goTo({ page: pageOf(name).label?.() ?? '' }) })
  }
  if (session.value && isAvailable('recordings')) {
    const { play, jump, jumpFar, speed, note } = shortcutsText.player
    rows.push(
      { keys: ['Space'], does: play },
      { keys: ['←', '→'], does: jump },
      { keys: ['Shift', '←', '→'], does: jumpFar },
      { keys: ['<', '>'], does: speed },
    )
    if (capabilities.value?.recordings?.notes && may('recordings-annotate')) rows.push({ keys: ['N'], does: note })
  }
  if (searchPage()) rows.unshift({ keys: [control, 'F'], does: search })
  const onClose = () => {
    shortcutsOpen.value = false
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      <dl class="shortcuts">
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
