import { phoneText } from 'text:phones'
import { CircleHelp, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { FtpSettings, PhoneDetail, SipSettings } from '../../shared/phones/phones.ts'
import { Setting } from '../list/setting.tsx'
import { Hint } from '../ui/hint.tsx'
import { LoginActions } from './login-actions.tsx'
import './phone-settings.css'
import type { Reveal } from './reveal.ts'
import { SecretSetting } from './secret-setting.tsx'
import { ftpRows, type SettingRow, sipRows } from './setting-rows.ts'

interface SectionProps<Settings> {
  phone: PhoneDetail
  settings: Settings | null
  reveal: Reveal
  /** A password was changed, or may have been. */
  onChanged: () => void
}

interface SipSectionProps extends SectionProps<SipSettings> {
  /** A test has found whether a phone is registered. */
  onTested: (registration: 'registered' | 'unregistered') => void
}

/** What registers the phone. */
export function SipSection({ phone, settings, reveal, onChanged, onTested }: SipSectionProps) {
  const { title, absent, assumedAddress } = phoneText.sip
  if (!settings) return <Section title={title}>{<p class="quiet">{absent}</p>}</Section>
  const { server, login } = sipRows(settings)
  const whichIsWhich = (
    <Hint icon={CircleHelp} label={phoneText.whichIsWhichTitle} iconOnly>
      {phoneText.whichIsWhich}
    </Hint>
  )
  return (
    <Section
      title={title}
      mark={whichIsWhich}
      actions={<LoginActions phone={phone} secret="sip" onChanged={onChanged} onTested={onTested} />}
    >
      <div class="settings">
        <dl>
          <Rows rows={server} />
          <Rows rows={login} />
          <SecretSetting name={{ phone: phone.id, secret: 'sip' }} access={settings.password} reveal={reveal} />
        </dl>
      </div>
      {settings.assumedAddress && <p class="phone-settings-note">{assumedAddress}</p>}
    </Section>
  )
}

/** Where the phone fetches its configuration. */
export function FtpSection({ phone, settings, reveal, onChanged }: SectionProps<FtpSettings>) {
  const { title, absent, notEncrypted, inClear } = phoneText.ftp
  if (!settings) return <Section title={title}>{<p class="quiet">{absent}</p>}</Section>
  const { server, login, folder } = ftpRows(settings)
  const sendsInClear = settings.security === 'ftp' && settings.password !== 'none'
  return (
    <Section
      title={title}
      mark={
        sendsInClear && (
          <Hint icon={TriangleAlert} label={notEncrypted} warning>
            {inClear}
          </Hint>
        )
      }
      actions={<LoginActions phone={phone} secret="ftp" onChanged={onChanged} />}
    >
      <div class="settings">
        <dl>
          <Rows rows={server} />
          <Rows rows={login} />
          <SecretSetting name={{ phone: phone.id, secret: 'ftp' }} access={settings.password} reveal={reveal} />
          <Rows rows={folder} />
        </dl>
      </div>
    </Section>
  )
}

function Rows({ rows }: { rows: readonly SettingRow[] }) {
  return (
    <>
      {rows.map(({ name, shown, ...row }) => (
        <Setting key={name} {...row}>
          {shown ?? (row.value ? undefined : phoneText.notSet)}
        </Setting>
      ))}
    </>
  )
}

interface SectionLayout {
  title: string
  /** Beside the title. */
  mark?: ComponentChildren
  /** In the title's line, and below it what they have found. */
  actions?: ComponentChildren
  children: ComponentChildren
}

function Section({ title, mark, actions, children }: SectionLayout) {
  const id = useId()
  return (
    <section class="phone-settings" aria-labelledby={id}>
      <div class="phone-settings-head">
        <h3 id={id}>{title}</h3>
        {mark}
        {actions}
      </div>
      {children}
    </section>
  )
}
