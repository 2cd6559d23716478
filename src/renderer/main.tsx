import { language } from 'text:language'
import { render } from 'preact'
import { App } from './app.tsx'
import { startCommands } from './frame/commands.ts'
import { startLeaving } from './frame/leave-app.ts'
import { startLock } from './lock/lock-state.ts'
import { startLinks } from './recovery/opened-link.ts'
import { startRouter } from './routes.ts'
import { startApp } from './session/resume.ts'
import { startDrafts } from './session/send-drafts.ts'
import './styles/tokens.css'
import './styles/base.css'
import { leaveKeysToInputMethods } from './ui/composing.ts'
import { keepFocus } from './ui/keep-focus.ts'

document.documentElement.lang = language.tag
document.documentElement.dir = language.direction

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

leaveKeysToInputMethods()
keepFocus()
startRouter()
startCommands()
startLeaving()
startLock()
startDrafts()
void startApp().then(startLinks)
render(<App />, root)
