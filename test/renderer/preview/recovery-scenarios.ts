import type { Portal, RecoveryMethod } from '../../../src/shared/connections/portal.ts'
import type { Script } from './fake-portal.ts'
import { base, portal } from './scenarios.ts'

const minute = 60_000

function offering(methods: RecoveryMethod[], more: Partial<Portal['capabilities']['recovery']> = {}): Script {
  const recovery = { ...portal.capabilities.recovery, usernameIsEmail: true, ...more, methods }
  const value = { ...portal, capabilities: { ...portal.capabilities, recovery } }
  const soon = () => ({ resendAt: Date.now() + minute })
  return {
    ...base,
    'portal.current': { value },
    'recovery.openedLink': { value: null },
    'recovery.cancelLink': { value: {} },
    'recovery.requestLink': { value: soon },
    'recovery.openLink': { value: { link: 'link', portal: portal.profile.name, active: true } },
    'recovery.redeemLink': { value: { username: 'dana@northwind.example' } },
    'recovery.requestCode': {
      value() {
        const expiresAt = Date.now() + 3 * minute
        return { expiresAt, againAt: expiresAt }
      },
    },
    'recovery.verifyCode': {
      value: {
        ticket: 'ticket',
        accounts: [
          { id: '1', label: 'Dana W. (d••@northwind.example)' },
          { id: '2', label: 'Front D. (f••@northwind.example)' },
        ],
      },
    },
    'recovery.setPassword': { value: { username: 'dana@northwind.example' } },
    'recovery.readEmail': { value: { email: 'dana@northwind.example' } },
  }
}

const byPhone = offering(['phone-code'], { missedCallNumber: '+44 1632 960199', codeLength: 6 })
const elsewhere = { link: 'link', portal: 'portal.blueline.example', active: false }
const tomorrow = new Date().setUTCHours(24, 0, 0, 0)

/** Getting back in by a link or by a code. */
export const recoveryScenarios: Readonly<Record<string, Script>> = {
  'recovery-all': offering(['emailed-link', 'phone-code', 'emailed-temporary-password']),
  'recovery-link': offering(['emailed-link']),
  'recovery-link-over': {
    ...offering(['emailed-link']),
    'recovery.redeemLink': { error: { code: 'recovery-expired' } },
  },
  'recovery-link-lost': {
    ...offering(['emailed-link']),
    'recovery.redeemLink': { error: { code: 'outcome-unknown', host: 'portal.northwind.example' } },
  },
  'recovery-phone': byPhone,
  'recovery-code-wrong': {
    ...byPhone,
    'recovery.verifyCode': { error: { code: 'validation', problems: [{ field: 'code', rule: 'wrong-code' }] } },
  },
  'recovery-off': {
    ...byPhone,
    // Never so soon that it could be a short pause.
    'recovery.verifyCode': { error: { code: 'too-many-attempts', retryAt: tomorrow + 120 * minute } },
  },
  'recovery-none': offering(['ask-provider']),
  'recovery-elsewhere': { ...offering(['emailed-link']), 'recovery.openedLink': { value: elsewhere } },
}
