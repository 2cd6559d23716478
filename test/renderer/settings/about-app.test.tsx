// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { start } from '../../../src/renderer/session/session-state.ts'
import { AboutApp } from '../../../src/renderer/settings/about-app.tsx'
import type { About, Start } from '../../../src/shared/app/app.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { start as started } from '../preview/scenarios.ts'

const released: About = { signed: true, publisher: 'Northwind Voice Ltd', updates: { by: 'itself', channel: 'latest' } }

async function shown(facts: Partial<About>, platform: Start['platform'] = 'windows'): Promise<string> {
  const fake = fakePortal({ 'app.about': { value: { ...released, ...facts } } })
  Object.defineProperty(window, 'bridge', { value: fake, configurable: true })
  start.value = { ...started, version: '1.2.3', platform }
  render(<AboutApp />, document.body)
  await expect.poll(() => document.body.textContent).toContain('Updates')
  return document.body.textContent ?? ''
}

describe('About', () => {
  beforeEach(() => document.body.replaceChildren())
  afterEach(() => {
    render(null, document.body)
    start.value = null
  })

  it('says which version it is, who signed it and which updates it takes', async () => {
    const text = await shown({})
    for (const part of ['1.2.3', 'Signed by Northwind Voice Ltd', 'Released versions']) expect(text).toContain(part)
  })

  it('says that a build is unsigned', async () => {
    expect(await shown({ signed: false })).toContain('Not signed')
  })

  it('speaks of no signature where the system has none', async () => {
    expect(await shown({ signed: false }, 'linux')).not.toMatch(/sign/i)
  })

  it('names a channel that is not everybody’s', async () => {
    expect(await shown({ updates: { by: 'itself', channel: 'beta' } })).toContain('“beta”')
  })

  it('leaves updates to whoever manages the computer where they do', async () => {
    expect(await shown({ updates: { by: 'administrator', channel: 'latest' } })).toContain('whoever manages')
  })
})
