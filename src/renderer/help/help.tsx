import { helpText } from 'text:help'
import { Keyboard } from 'lucide'
import { shortcutsOpen } from '../commands/requests.ts'
import { SupportContact } from '../connections/support-contact.tsx'
import { Page } from '../layout/page.tsx'
import { start } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import './help.css'
import { SaveDiagnostics } from './save-diagnostics.tsx'

/** Answers to common questions, and whom to ask. */
export function Help() {
  const { title, passwords, temporary, contact, shortcuts } = helpText
  return (
    <Page page="help" title={title}>
      <Card title={passwords.title}>
        <dl class="help-terms">
          {Object.values(passwords.rows).map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={temporary.title}>
        <p class="help-text">{temporary.body}</p>
      </Card>
      <Card title={contact.title}>
        <p class="help-text">{contact.body}</p>
        <SupportContact />
      </Card>
      <div class="help-actions">
        {!start.value?.forbidden.includes('diagnostics') && <SaveDiagnostics />}
        <Button
          icon={Keyboard}
          onClick={() => {
            shortcutsOpen.value = true
          }}
        >
          {shortcuts}
        </Button>
      </div>
    </Page>
  )
}
