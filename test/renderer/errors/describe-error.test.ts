import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeError, describeFieldProblem } from '../../../src/renderer/errors/describe-error.ts'
import { type AppError, type AppErrorCode, appErrorSchema } from '../../../src/shared/errors.ts'

const host = 'portal.example.com'
const moment = Date.UTC(2026, 2, 1, 12)

/** One error a code; the type makes a missing code a compile error. */
const errors: { [Code in AppErrorCode]: Extract<AppError, { code: Code }> } = {
  'invalid-credentials': { code: 'invalid-credentials' },
  'too-many-attempts': { code: 'too-many-attempts', retryAt: moment },
  offline: { code: 'offline', host, details: ['ENOTFOUND'] },
  timeout: { code: 'timeout', host },
  'tls-untrusted': { code: 'tls-untrusted', host, issuer: 'Contoso CA', reason: 'expired', validTo: moment },
  'proxy-auth': { code: 'proxy-auth', proxy: 'http://proxy.example.com:8080' },
  'portal-unavailable': { code: 'portal-unavailable', host },
  'portal-unexpected': { code: 'portal-unexpected', host, what: 'name: expected string' },
  'not-a-portal': { code: 'not-a-portal', host },
  'insecure-address': { code: 'insecure-address', reason: 'http' },
  'invalid-address': { code: 'invalid-address' },
  'session-expired': { code: 'session-expired' },
  'reauthentication-required': { code: 'reauthentication-required' },
  'password-change-required': { code: 'password-change-required' },
  'recovery-expired': { code: 'recovery-expired' },
  forbidden: { code: 'forbidden' },
  'not-found': { code: 'not-found' },
  managed: { code: 'managed' },
  conflict: { code: 'conflict', current: { name: 'Dana', email: 'd@example.com', username: 'dana', etag: '"1"' } },
  validation: { code: 'validation', problems: [] },
  'outcome-unknown': { code: 'outcome-unknown', host },
  'keychain-locked': { code: 'keychain-locked' },
  'keychain-unavailable': { code: 'keychain-unavailable' },
  'password-not-representable': { code: 'password-not-representable', reason: 'too-long' },
  'cannot-save': { code: 'cannot-save', reason: 'full' },
  'too-many-accounts': { code: 'too-many-accounts', most: 20 },
  'settings-unwritable': { code: 'settings-unwritable' },
  'cannot-copy': { code: 'cannot-copy' },
  'cannot-play': { code: 'cannot-play', reason: 'format', format: 'G.729' },
  'cannot-serve': { code: 'cannot-serve', reason: 'in-use' },
  locked: { code: 'locked' },
  cancelled: { code: 'cancelled' },
  refused: { code: 'refused' },
  internal: { code: 'internal' },
}

describe('an error in words', () => {
  it.each(Object.values(errors))('$code says what happened, why, and what to do next', (error) => {
    expect(appErrorSchema.safeParse(error).success).toBe(true)
    const { title, explanation, nextStep } = describeError(error)
    for (const sentence of [title, explanation, nextStep]) expect(sentence).toMatch(/^\S.{5,}/)
    expect(explanation).toMatch(/\.$/)
    expect(nextStep).toMatch(/\.$/)
  })

  it.each(Object.values(errors))('$code keeps the code out of the words and puts it into Details', (error) => {
    const { title, explanation, nextStep, details } = describeError(error)
    if (error.code.includes('-')) expect(`${title} ${explanation} ${nextStep}`).not.toContain(error.code)
    expect(details[0]).toBe(`code: ${error.code}`)
  })

  it('names what a Mac asks consent for, where it may be the cause', () => {
    const { nextStep } = describeError({ code: 'offline', host, suspect: 'local-network' })
    expect(nextStep).toContain('Privacy & Security > Local Network')
    expect(describeError(errors.offline).nextStep).not.toContain('Local Network')
  })

  it('gives IT the host, the certificate and what main knew', () => {
    expect(describeError(errors['tls-untrusted']).details).toEqual([
      'code: tls-untrusted',
      `host: ${host}`,
      'issuer: Contoso CA',
      'reason: expired',
      'validTo: 2026-03-01T12:00:00.000Z',
    ])
    expect(describeError(errors.offline).details).toContain('ENOTFOUND')
  })

  it('names the setting of a Mac that may keep the app from the local network', () => {
    expect(describeError({ ...errors.offline, suspect: 'local-network' }).nextStep).toContain('Local Network')
    expect(describeError(errors.offline).nextStep).not.toContain('Local Network')
  })

  it('tells a portal that needs a newer app, and one that misdescribes itself, from an address without a portal', () => {
    const titleOf = (reason?: 'newer' | 'document') =>
      describeError({ ...errors['not-a-portal'], ...(reason && { reason }) }).title
    expect(titleOf()).toBe('No portal at this address')
    expect(titleOf('newer')).toBe('This portal needs a newer app')
    expect(titleOf('document')).toBe('This portal cannot be used')
  })

  it('gives what the portal objects to where no field of the form can, and names the field to IT', () => {
    const refusal = { field: 'tenant', rule: 'frozen', message: 'Changes are frozen until Monday.' }
    const { explanation, details } = describeError({ code: 'validation', problems: [refusal] })
    expect(explanation).toBe('Changes are frozen until Monday.')
    expect(details).toContain('refused: tenant, frozen')
  })

  it('never copies account data into Details', () => {
    expect(describeError(errors.conflict).details.join()).not.toContain('example.com')
  })

  it('names the issuer and the dates of a certificate', () => {
    const { explanation } = describeError({
      code: 'tls-untrusted',
      host,
      issuer: 'Contoso CA',
      reason: 'expired',
      validFrom: Date.UTC(2025, 0, 15),
      validTo: Date.UTC(2026, 0, 15),
    })
    expect(explanation).toContain('Contoso CA')
    expect(explanation).toMatch(/2025.*2026/)
  })

  it('offers to try again where that can help, and not where it cannot', () => {
    expect(describeError(errors.offline).action).toBe('retry')
    expect(describeError(errors.forbidden).action).toBeUndefined()
    expect(describeError(errors['outcome-unknown']).action).toBeUndefined()
  })
})

describe('a refused field in words', () => {
  it('has a sentence for every rule that the contract names', () => {
    const contract = readFileSync(new URL('../../../docs/portal-api.md', import.meta.url), 'utf8')
    const [, table = ''] = /\| Rule \| Field \|\n\|---\|---\|\n((?:\|.*\|\n)+)/.exec(contract) ?? []
    const rules = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)])
    expect(rules.length).toBeGreaterThan(15)
    for (const [, rule = ''] of rules) {
      expect.soft(describeFieldProblem({ field: 'any', rule }), rule).not.toBe('The portal did not accept this.')
    }
  })

  it('uses our sentence for a rule we know', () => {
    expect(describeFieldProblem({ field: 'email', rule: 'taken', message: 'E_DUP' })).toBe('This is already in use.')
  })

  it('shows the portal’s sentence for a rule of its own, and has words where there is none', () => {
    expect(describeFieldProblem({ field: 'name', rule: 'moon-phase', message: 'Not tonight.' })).toBe('Not tonight.')
    expect(describeFieldProblem({ field: 'name', rule: 'constructor' })).toBe('The portal did not accept this.')
  })
})
