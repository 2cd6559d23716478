import { shortcutsText } from 'text:help'
import { uiText } from 'text:ui'
import { searchPage, shortcutsOpen } from '../commands/requests.ts'
import { session, start } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './shortcuts.css'

/** The keyboard shortcuts that work now. */
export function Shortcuts() {
  const { title, search, settings, help, sheet, back, panes, lock } = shortcutsText
  const isMac = start.value?.platform === 'macos'
  const control = isMac ? '⌘' : 'Ctrl'
  const rows: { keys: string[]; does: string }[] = [
    { keys: [control, ','], does: settings },
    { keys: ['F1'], does: help },
    { keys: [control, '/'], does: sheet },
    { keys: [isMac ? '⌘' : 'Alt', isMac ? '[' : '←'], does: back },
  ]
  if (session.value) rows.push({ keys: ['F6'], does: panes }, { keys: [control, 'L'], does: lock })
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
