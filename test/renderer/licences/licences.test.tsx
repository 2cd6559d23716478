// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Licences } from '../../../src/renderer/licences/licences.tsx'
import { showInPlace } from '../../../src/renderer/routes.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'

const part = (name: string, version: string) => ({ name, version, licence: 'MIT' })
const script: Script = {
  'app.licences': { value: { parts: [part('zod', '3.0.0'), part('zod', '4.6.7')] } },
  'app.licence': { value: ({ name, version }) => ({ text: `Licence of ${name} ${version}` }) },
}

function open(answers: Script = script) {
  Object.defineProperty(window, 'bridge', { value: fakePortal(answers), configurable: true })
  showInPlace({ name: 'licences' })
  render(<Licences />, document.body)
}
const page = () => document.body.textContent ?? ''
/** Chooses the first or the last part, by keyboard: happy-dom lays nothing out, so no row is drawn to press. */
async function choose(end: 'Home' | 'End') {
  await expect.poll(() => document.querySelector('[role=grid]')).not.toBeNull()
  const grid = document.querySelector('[role=grid]')
  for (const key of [end, 'Enter']) grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}

describe('the page with the licences of the parts', () => {
  beforeEach(() => {
    Element.prototype.scrollTo = () => undefined
  })
  afterEach(() => render(null, document.body))

  it('says how many there are and asks to choose one', async () => {
    open()
    await expect.poll(page).toContain('2 parts')
    expect(page()).toContain('Choose a part')
    expect(page()).toContain('LICENSES.chromium.html')
  })

  it('shows the text of the version chosen, and no other’s when another is chosen', async () => {
    open()
    await choose('Home')
    await expect.poll(page).toContain('Licence of zod 3.0.0')
    await choose('End')
    await expect.poll(page).toContain('Licence of zod 4.6.7')
    expect(page()).not.toContain('Licence of zod 3.0.0')
  })

  it('says what went wrong where the list cannot be read', async () => {
    open({ 'app.licences': { error: { code: 'internal', details: ['Reference 1'] } } })
    await expect.poll(() => document.querySelector('[role=alert]')).not.toBeNull()
  })

  it('says what went wrong where a text cannot be read', async () => {
    open({ ...script, 'app.licence': { error: { code: 'internal', details: ['Reference 2'] } } })
    await choose('End')
    await expect.poll(() => document.querySelector('.detail-pane [role=alert]')).not.toBeNull()
  })
})
