// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { render } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { person } from '../person.ts'
import { fakePortal, type Script } from '../preview/fake-portal.ts'

const component = (name: string, version: string) => ({ name, version, licence: 'MIT' })
const script: Script = {
  'app.licences': { value: { components: [component('zod', '3.0.0'), component('zod', '4.6.7')] } },
  'app.licence': { value: ({ name, version }) => ({ text: `Licence of ${name} ${version}` }) },
}

/** The page of an app that has just started: later it would open the component that was open last. */
async function open(answers: Script = script) {
  vi.resetModules()
  const [{ Licences }, { showInPlace }, { registerPages }, { pages }] = await Promise.all([
    import('../../../src/renderer/licences/licences.tsx'),
    import('../../../src/renderer/routes.ts'),
    import('../../../src/renderer/page.ts'),
    import('../../../src/renderer/pages.ts'),
  ])
  registerPages(pages)
  Object.defineProperty(window, 'bridge', { value: fakePortal(answers), configurable: true })
  showInPlace({ name: 'licences' })
  render(<Licences />, document.body)
}
/** Chooses the first or the last component, by keyboard: happy-dom lays nothing out, so no row is drawn to press. */
async function choose(end: 'Home' | 'End') {
  const grid = await screen.findByRole('grid')
  grid.focus()
  await person.keyboard(`{${end}}{Enter}`)
}

describe('the page with the licences of the components', () => {
  beforeEach(() => {
    Element.prototype.scrollTo = () => undefined
  })

  it('says how many there are and asks to choose one', async () => {
    await open()
    await screen.findByText('2 components')
    screen.getByText('Choose a component')
    screen.getByText(/LICENSES\.chromium\.html/)
  })

  it('shows the text of the version chosen, and no other’s when another is chosen', async () => {
    await open()
    await choose('Home')
    await screen.findByText('Licence of zod 3.0.0')
    await choose('End')
    await screen.findByText('Licence of zod 4.6.7')
    expect(screen.queryByText('Licence of zod 3.0.0')).toBeNull()
  })

  it('says what went wrong where the list cannot be read', async () => {
    await open({ 'app.licences': { error: { code: 'internal', details: ['Reference 1'] } } })
    await screen.findByRole('alert')
  })

  it('says what went wrong where a text cannot be read', async () => {
    await open({ ...script, 'app.licence': { error: { code: 'internal', details: ['Reference 2'] } } })
    await choose('End')
    await within(await screen.findByRole('article', { name: 'zod' })).findByRole('alert')
  })
})
