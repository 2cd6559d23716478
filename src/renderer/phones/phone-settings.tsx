import { ftpSecurityText, phoneText, transportText } from 'text:phones'
import { CircleHelp } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { FtpSettings, PhoneDetail, SipSettings } from '../../shared/phones/phones.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { LoginActions } from './login-actions.tsx'
import './phone-settings.css'
import type { Reveal } from './reveal.ts'
import { SecretSetting } from './secret-setting.tsx'
import { Setting } from './setting.tsx'

interface SectionProps<Settings> {
  phone: PhoneDetail
  settings: Settings | null
  reveal: Reveal
  /** A password was changed, or may have been. */
  onChanged: () => void
}

const { copy } = phoneText

/** What registers the phone. */
export function SipSection({ phone, settings, reveal, onChanged }: SectionProps<SipSettings>) {
  const { title, absent, assumedAddress, noPort, ...labels } = phoneText.sip
  if (!settings) return <Section title={title}>{<p class="quiet">{absent}</p>}</Section>
  const line = (name: Exclude<keyof SipSettings, 'password' | 'port' | 'transport' | 'assumedAddress'>) => (
    <Setting label={labels[name]} copyLabel={copy[name]} value={settings[name]} />
  )
  return (
    <Section title={title}>
      <dl>
        {line('domain')}
        <Setting
          label={labels.port}
          copyLabel={copy.port}
          value={settings.port === null ? null : String(settings.port)}
        >
          {settings.port === null ? noPort : undefined}
        </Setting>
        <Setting label={labels.transport} copyLabel={copy.transport} value={transportText[settings.transport]} />
        {line('outboundProxy')}
        {line('username')}
        {line('authorizationId')}
        <SecretSetting name={{ phone: phone.id, secret: 'sip' }} access={settings.password} reveal={reveal} />
        {line('displayName')}
        {line('voicemailNumber')}
      </dl>
      <LoginActions phone={phone} secret="sip" onChanged={onChanged} />
      {settings.assumedAddress && (
        <Notice kind="info">
          <p>{assumedAddress}</p>
        </Notice>
      )}
      <details class="phone-settings-help">
        <summary>
          <Icon icon={CircleHelp} />
          {phoneText.whichIsWhichTitle}
        </summary>
        <p>{phoneText.whichIsWhich}</p>
      </details>
    </Section>
  )
}

/** Where the phone fetches its configuration. */
export function FtpSection({ phone, settings, reveal, onChanged }: SectionProps<FtpSettings>) {
  const { title, absent, inClear, ...labels } = phoneText.ftp
  if (!settings) return <Section title={title}>{<p class="quiet">{absent}</p>}</Section>
  const line = (name: 'server' | 'username' | 'directory') => (
    <Setting label={labels[name]} copyLabel={copy[name]} value={settings[name]} />
  )
  return (
    <Section title={title}>
      <dl>
        {line('server')}
        <Setting label={labels.port} copyLabel={copy.port} value={String(settings.port)} />
        <Setting label={labels.security} copyLabel={copy.security} value={settings.security.toUpperCase()}>
          {ftpSecurityText[settings.security]}
        </Setting>
        {line('username')}
        <SecretSetting name={{ phone: phone.id, secret: 'ftp' }} access={settings.password} reveal={reveal} />
        {line('directory')}
      </dl>
      {settings.security === 'ftp' && settings.password !== 'none' && (
        <Notice kind="caution">
          <p>{inClear}</p>
        </Notice>
      )}
      <LoginActions phone={phone} secret="ftp" onChanged={onChanged} />
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="phone-settings" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
