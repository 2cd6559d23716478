import { settingsText } from 'text:settings'
import { Page } from '../layout/page.tsx'
import { profile } from '../session/session-state.ts'
import { Card } from '../ui/card.tsx'
import { AboutApp } from './about-app.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { ManagedNote } from './managed-note.tsx'
import { SecurityChoices } from './security-choices.tsx'
import './settings.css'
import { ThemeChoice } from './theme-choice.tsx'

/** The person's settings, the portal in use and the version. */
export function Settings() {
  const { title, portal, portalName, portalAddress } = settingsText
  return (
    <Page page="settings" title={title}>
      <Card title={settingsText.appearance}>
        <ThemeChoice />
        <LanguageChoice />
      </Card>
      <Card title={settingsText.security}>
        <SecurityChoices />
      </Card>
      {profile.value && (
        <Card title={portal}>
          <dl class="facts">
            <dt>{portalName}</dt>
            <dd>{profile.value.name}</dd>
            <dt>{portalAddress}</dt>
            <dd>{profile.value.url}</dd>
          </dl>
          <ManagedNote decision="PortalUrl" />
        </Card>
      )}
      <AboutApp />
    </Page>
  )
}
