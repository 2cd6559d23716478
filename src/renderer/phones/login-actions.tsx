import { phonePasswordText } from 'text:phone-password'
import { phoneTestText } from 'text:phone-test'
import { useSignal } from '@preact/signals'
import type { PhoneDetail, PhoneSecret } from '../../shared/phones/phones.ts'
import { settablePassword } from '../../shared/phones/settable-password.ts'
import { useRowRequest } from '../menu/row-request.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { lazy } from '../ui/lazy.tsx'
import { registrationFound } from './describe-phone-test.ts'
import './login-actions.css'
import { PhoneTestPanel } from './phone-test.tsx'
import { SetPassword } from './set-password.tsx'
import { unseenOf } from './unseen-password.ts'
import { usePhoneTest } from './use-phone-test.ts'

const nothing = () => null
const ExportPhone = lazy(() => import('./export/export-phone.tsx').then((module) => module.ExportPhone), nothing)

interface LoginActionsProps {
  phone: PhoneDetail
  secret: PhoneSecret
  /** The password was changed, or may have been. */
  onChanged: () => void
  /** A test has found whether a phone is registered. */
  onTested?: (registration: 'registered' | 'unregistered') => void
}

/**
 * Actions on one of a phone's logins: test it, and set a new password if the portal allows it. Stands in the line of the
 * section's title; what a test found follows below, above the values.
 */
export function LoginActions({ phone, secret, onChanged, onTested }: LoginActionsProps) {
  const setting = useSignal(false)
  /** The new password, while the files with it are being written. */
  const exporting = useSignal<string | null>(null)
  const test = usePhoneTest({ phone: phone.id, secret }, (found) => {
    const registration = registrationFound(found)
    if (registration) onTested?.(registration)
  })
  const offered = capabilities.value?.phones
  const access = phone[secret]?.password ?? 'none'
  const start = (register: boolean) => (access === 'readable' ? void test.start({ register }) : test.ask(register))
  useRowRequest('test-registration', phone.id, () => {
    if (secret === 'sip' && access !== 'none') start(false)
  })
  if (!offered || access === 'none') return null
  const policy = settablePassword(offered, secret)
  return (
    <>
      <div class="login-actions">
        <Button aria-disabled={test.state.value.state === 'running'} onClick={() => start(false)}>
          {phoneTestText.open[secret]}
        </Button>
        {policy && (
          <Button
            aria-label={phonePasswordText.openNamed[secret]}
            onClick={() => {
              setting.value = true
            }}
          >
            {phonePasswordText.open}
          </Button>
        )}
      </div>
      <PhoneTestPanel phone={phone} secret={secret} test={test} start={start} />
      {(setting.value || unseenOf({ phone: phone.id, secret })) && policy && (
        <SetPassword
          phone={phone}
          secret={secret}
          policy={policy}
          readable={access === 'readable'}
          onExport={
            secret === 'sip'
              ? (password) => {
                  exporting.value = password
                }
              : undefined
          }
          onClose={(sent) => {
            setting.value = false
            if (!sent) return
            // The result of an earlier test applies to the old password.
            test.cancel()
            onChanged()
          }}
        />
      )}
      {exporting.value !== null && (
        <ExportPhone
          phone={phone}
          password={exporting.value}
          onClose={() => {
            exporting.value = null
          }}
          onChanged={onChanged}
        />
      )}
    </>
  )
}
