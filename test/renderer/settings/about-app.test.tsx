// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { start } from '../../../src/renderer/session/session-state.ts'
import { AboutApp } from '../../../src/renderer/settings/about-app.tsx'
import type { About, Start } from '../../../src/shared/app/app.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { start as started } from '../preview/scenarios.ts'

const released: About = { signed: true, publisher: 'Northwind Voice Ltd', updates: { by: 'itself', channel: 'latest' } }

async function show(facts: Partial<About>, platform: Start['platform'] = 'windows') {
  const fake = fakePortal({ 'app.about': { value: { ...released, ...facts } } })
  Object.defineProperty(window, 'bridge', { value: fake, configurable: true })
  start.value = { ...started, version: '1.2.3', platform }
  render(<AboutApp />, document.body)
  await screen.findByText('Updates')
}

/** What stands beside a term. */
const about = (term: string) => screen.queryByText(term, { selector: 'dt' })?.nextElementSibling?.textContent

describe('About', () => {
  afterEach(() => {
    render(null, document.body)
    start.value = null
  })

  it('says which version it is, who signed it and which updates it takes', async () => {
    await show({})
    expect(about('Version')).toBe('1.2.3')
    expect(about('Signature')).toBe('Signed by Northwind Voice Ltd')
    expect(about('Updates')).toContain('Released versions')
  })

  it('says that a build is unsigned', async () => {
    await show({ signed: false })
    expect(about('Signature')).toContain('Not signed')
  })

  it('speaks of no signature where the system has none', async () => {
    await show({ signed: false }, 'linux')
    expect(screen.queryByText(/sign/i)).toBeNull()
  })

  it('names a channel that is not everybody’s', async () => {
    await show({ updates: { by: 'itself', channel: 'beta' } })
    expect(about('Updates')).toContain('“beta”')
  })

  it('leaves updates to whoever manages the computer where they do', async () => {
    await show({ updates: { by: 'administrator', channel: 'latest' } })
    expect(about('Updates')).toContain('the administrator of this computer')
  })
})
