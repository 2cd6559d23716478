import { recoveryText } from 'text:recovery'
import { uiText } from 'text:ui'
import { SupportContact } from '../connections/support-contact.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** Whom to ask if the person knows neither the email address nor the username. */
export function UnknownAddress({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title={recoveryText.contactTitle}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      <p>{recoveryText.contactLead}</p>
      <SupportContact />
    </Dialog>
  )
}
