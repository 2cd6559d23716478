import { copyText } from '../clipboard.ts'
import { SupportContact } from '../connections/support-contact.tsx'
import { remembered } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ByRole } from './by-role.tsx'
import './unable-to-complete.css'
import { unableToCompleteText } from 'text:recovery'
import { uiText } from 'text:ui'

/** What to do if the form does not help: users ask their administrator, who in turn writes to the service provider. */
export function UnableToComplete({ onClose }: { onClose: () => void }) {
  const { title, users, administrators, ticket, contact } = unableToCompleteText
  const { title: heading, company, clientId, email, request } = ticket.lines
  const lines = [heading, company, clientId({ clientId: remembered.value.clientId ?? '' }), email, request]
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
      <div class="unable-to-complete">
        <ByRole users={users} administrators={administrators} />
        <section>
          <div class="unable-to-complete-head">
            <h3>{ticket.title}</h3>
            <CopyButton label={ticket.copy} compact copy={() => copyText(lines.join('\n'))} />
          </div>
          <ul class="unable-to-complete-ticket">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{contact}</h3>
          <SupportContact />
        </section>
      </div>
    </Dialog>
  )
}
