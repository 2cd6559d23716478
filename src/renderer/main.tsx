import { language } from 'text:language'
import { render } from 'preact'
import { App } from './app.tsx'
import { startCommands } from './commands/commands.ts'
import { startDrafts } from './forms/send-drafts.ts'
import { startLeaving } from './leaving/leave-app.ts'
import { startLock } from './lock/lock-state.ts'
import { startEmptyingMedia } from './media/empty-media.ts'
import { registerPages } from './page.ts'
import { pages } from './pages.ts'
import { startLinks } from './recovery/opened-link.ts'
import { startRouter } from './routes.ts'
import { startApp } from './session/resume.ts'
import './styles/tokens.css'
import './styles/base.css'
import { leaveKeysToInputMethods } from './ui/composing.ts'

document.documentElement.lang = language.tag
document.documentElement.dir = language.direction

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

leaveKeysToInputMethods()
registerPages(pages)
startRouter()
startCommands()
startLeaving()
startLock()
startEmptyingMedia()
startDrafts()
void startApp().then(startLate)
render(<App />, root)

/** Loaded after the first screen, which does not need it; error texts load before the first error can appear. */
async function startLate(): Promise<void> {
  const [{ keepReconnecting }, { startDestinations }, { startButtonMenus }, { keepFocus }, { startTooltips }] =
    await Promise.all([
      import('./session/reconnect.ts'),
      import('./commands/destinations.ts'),
      import('./menu/button-menu.ts'),
      import('./ui/keep-focus.ts'),
      import('./ui/tooltip.ts'),
      import('./forms/form-error.tsx'),
      import('./sign-in/sign-in-notice.tsx'),
    ])
  keepReconnecting()
  startDestinations()
  startButtonMenus()
  keepFocus()
  startTooltips()
  await startLinks()
}
