import { diagnosticsText } from 'text:diagnostics'
import { expect, it } from 'vitest'
import { decisionFact, problemFact, reasonWords } from '../../../src/main/diagnostics/policy-words.ts'

const { factText } = await diagnosticsText.en()
const path = '/etc/call-record-portal/policy.json'

it.each([
  [{ kind: 'computer-group-policy' }, 'KeepSignedIn: decided by Group Policy for this computer'],
  [{ kind: 'user-group-policy' }, 'KeepSignedIn: decided by Group Policy for this user'],
  [{ kind: 'computer-profile' }, 'KeepSignedIn: decided by a configuration profile for this computer'],
  [{ kind: 'user-profile' }, 'KeepSignedIn: decided by a configuration profile for this user'],
  [{ kind: 'file', path }, `KeepSignedIn: decided by ${path}`],
] as const)('a decision in %j is told with its place', (place, told) => {
  expect(decisionFact('KeepSignedIn', place, factText)).toBe(told)
})

it.each([
  [
    { place: { kind: 'computer-group-policy' }, reason: { code: 'windows-error', number: 1018 } },
    'Group Policy for this computer: the registry could not be read: Windows error 1018',
  ],
  [
    { place: { kind: 'user-group-policy' }, reason: { code: 'invalid-value', key: 'KeepSignedIn' } },
    'Group Policy for this user: the value of KeepSignedIn is not valid',
  ],
  [
    { place: { kind: 'user-profile' }, reason: { code: 'unknown-account' } },
    'configuration profile for this user: the system did not give the name of this user’s account',
  ],
  [{ place: { kind: 'file', path }, reason: { code: 'link' } }, `${path}: the file is a link`],
  [
    { place: { kind: 'file', path }, reason: { code: 'system-error', error: 'EACCES' } },
    `${path}: the file could not be read: EACCES`,
  ],
] as const)('a problem is told with its place and the system’s own code: %j', (problem, told) => {
  expect(problemFact(problem, factText)).toBe(told)
})

it('a file of authorities that is missing, or holds none, is told in words', () => {
  expect(reasonWords({ code: 'absent' }, factText)).toBe('the file does not exist')
  expect(reasonWords({ code: 'no-authority' }, factText)).toBe('the file contains no certificate of an authority')
})
