import { phoneTestText } from 'text:phone-test'
import { uiText } from 'text:ui'
import { useEffect, useRef } from 'preact/hooks'
import type { PhoneTestResult } from '../../shared/phones/phone-test.ts'
import type { PhoneDetail, PhoneSecret } from '../../shared/phones/phones.ts'
import { sipRouteOf } from '../../shared/phones/sip-address.ts'
import { ErrorDetails, ErrorNotice } from '../errors/error-notice.tsx'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { useForm } from '../forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { describeFtpTest, describeSipTest, mayRegister, noticeKindOf } from './describe-phone-test.ts'
import './phone-test.css'
import type { PhoneTest } from './use-phone-test.ts'

/** Main's time limits for a whole test, in seconds: the longest that a person may have to wait. */
const limits: Record<PhoneSecret, number> = { sip: 20, ftp: 30 }

interface PhoneTestPanelProps {
  phone: PhoneDetail
  secret: PhoneSecret
  test: PhoneTest
  /** Tests again, in the way that the portal allows; with `register` it registers briefly. */
  start: (register: boolean) => void
}

/** A test in progress or its result; nothing before the first test. */
export function PhoneTestPanel({ phone, secret, test, start }: PhoneTestPanelProps) {
  const state = test.state.value
  const host = secret === 'sip' ? firstHopOf(phone.sip) : phone.ftp?.server
  const content = () => {
    switch (state.state) {
      case 'idle':
        return null
      case 'asking':
        return <PasswordToTest test={test} register={state.register} />
      case 'running':
        return (
          <div class="phone-test-running">
            <div role="status">
              <p>
                {(state.register ? phoneTestText.registering : phoneTestText.running[secret])({ host: host ?? '' })}
              </p>
              <p class="phone-test-limit">{phoneTestText.limit({ seconds: limits[secret] })}</p>
            </div>
            <Button onClick={test.cancel}>{uiText.cancel}</Button>
          </div>
        )
      case 'cancelled':
        return <Notice kind="info" title={phoneTestText.cancelled} />
      case 'failed':
        return <ErrorNotice error={state.error} onRetry={() => start(state.register)} />
      case 'done':
        return <Found phone={phone} found={state.found} start={start} />
    }
  }
  const panel = useRef<HTMLDivElement>(null)
  const before = useRef(state)
  // The panel may be out of sight, and the focus may have moved to it when the focused element was removed.
  useEffect(() => {
    const { activeElement } = document
    const lost = before.current !== state && (activeElement === document.body || activeElement === panel.current)
    before.current = state
    if (state.state !== 'idle') panel.current?.scrollIntoView({ block: 'nearest' })
    if (lost) (panel.current?.querySelector('button') ?? panel.current)?.focus()
  }, [state])
  return (
    <div ref={panel} class="phone-test" tabIndex={-1}>
      {content()}
    </div>
  )
}

function firstHopOf(sip: PhoneDetail['sip']): string | undefined {
  const route = sip && sipRouteOf(sip)
  return route && !('fault' in route) ? (route.proxy ?? route.registrar).host : sip?.domain
}

interface FoundProps {
  phone: PhoneDetail
  found: PhoneTestResult
  start: PhoneTestPanelProps['start']
}

function Found({ phone, found, start }: FoundProps) {
  const words = wordsOf(phone, found)
  return (
    <Notice
      kind={noticeKindOf(found)}
      title={words?.title}
      actions={
        <>
          <Button aria-label={phoneTestText.againNamed[found.secret]} onClick={() => start(false)}>
            {phoneTestText.again}
          </Button>
          {mayRegister(found) && <Button onClick={() => start(true)}>{phoneTestText.register.open}</Button>}
          <ErrorDetails lines={[`outcome: ${found.result.outcome}`, ...found.result.exchange]} />
        </>
      }
    >
      {words?.body.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}

function wordsOf({ sip, ftp }: PhoneDetail, { secret, result }: PhoneTestResult) {
  if (secret === 'sip') return sip && describeSipTest({ settings: sip, result })
  return ftp && describeFtpTest({ settings: ftp, result })
}

/** Asks for the password that the portal never gives out. It is cleared here once the test begins. */
function PasswordToTest({ test, register }: { test: PhoneTest; register: boolean }) {
  const form = useForm<'password'>({
    initial: { password: '' },
    validate: ({ password }) => (password === '' ? { password: phoneTestText.missing } : {}),
    submit: async ({ password }) => {
      void test.start({ password, register })
      return null
    },
  })
  return (
    <div class="phone-test-form">
      <Form form={form} label={phoneTestText.start}>
        <PasswordField
          field={form.fields.password}
          label={phoneTestText.password}
          hint={phoneTestText.passwordHint}
          autocomplete="off"
          required
          focusFirst
        />
        <div class="form-actions">
          <Button kind="primary" type="submit">
            {phoneTestText.start}
          </Button>
          <Button onClick={test.cancel}>{uiText.cancel}</Button>
        </div>
      </Form>
    </div>
  )
}
