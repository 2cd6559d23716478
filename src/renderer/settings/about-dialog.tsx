import { settingsText } from 'text:settings'
import { uiText } from 'text:ui'
import { aboutOpen } from '../commands/requests.ts'
import { navigate } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AboutFacts } from './about-app.tsx'
import './settings.css'

/** Help > About: the facts that support asks for, from wherever the person is. */
export function AboutDialog() {
  const close = () => {
    aboutOpen.value = false
  }
  const showLicences = () => {
    close()
    void navigate({ name: 'licences' })
  }
  return (
    <Dialog
      title={settingsText.aboutThisApp}
      onClose={close}
      actions={
        <>
          <Button onClick={showLicences}>{settingsText.licences}</Button>
          <Button kind="primary" onClick={close}>
            {uiText.done}
          </Button>
        </>
      }
    >
      <AboutFacts />
    </Dialog>
  )
}
