// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, expect, it } from 'vitest'
import { StartNotices } from '../../../src/renderer/layout/start-notices.tsx'
import { start } from '../../../src/renderer/session/session-state.ts'
import { start as started } from '../preview/scenarios.ts'

afterEach(() => {
  render(null, document.body)
  start.value = null
})

const notRead = () => screen.queryAllByText(/^Not read: /).map(({ textContent }) => textContent)

it('policy that cannot be read is announced with each place, in a sentence of its own', () => {
  start.value = { ...started, unreadPolicy: [{ kind: 'computer-group-policy' }, { kind: 'user-group-policy' }] }
  render(<StartNotices />, document.body)
  expect(screen.getByText(/could not be read$/)).toBeTruthy()
  expect(notRead()).toEqual([
    'Not read: Group Policy for this computer.',
    'Not read: Group Policy for your user account.',
  ])
})

it('a file of policy that cannot be read is named', () => {
  start.value = { ...started, unreadPolicy: [{ kind: 'file', path: '/etc/portal/policy.json' }] }
  render(<StartNotices />, document.body)
  expect(notRead()).toEqual(['Not read: /etc/portal/policy.json.'])
})
