// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFocus } from '../../../src/renderer/ui/keep-focus.ts'

let stop: () => void = () => undefined

beforeEach(() => {
  document.body.innerHTML = `
    <main id="content" tabindex="-1">
      <h1 id="heading" tabindex="-1">A page</h1>
      <section id="part"><p id="notice"><button id="again">Try again</button></p></section>
      <article id="opened" tabindex="-1"><button id="show">Show</button></article>
      <form id="form"><input id="first" data-autofocus><p id="error"><button id="repeat">Try again</button></p></form>
      <button id="beside">Beside</button>
    </main>`
  stop = keepFocus()
})
afterEach(() => {
  stop()
  document.body.innerHTML = ''
})

const element = (id: string) => document.getElementById(id)
const focused = () => document.activeElement?.id

/** Removes an element while what is in it has the focus. Chromium then has it on the body; happy-dom is made to. */
function remove(id: string, holder: string): void {
  element(holder)?.focus()
  element(holder)?.blur()
  element(id)?.remove()
}

describe('when what has the focus goes away', () => {
  it.each([
    ['the heading of the page', 'notice', 'again', 'heading'],
    ['the opened thing around it', 'show', 'show', 'opened'],
    ['the first field of the form around it', 'error', 'repeat', 'first'],
  ])('%s takes it', async (_, gone, holder, taker) => {
    remove(gone, holder)
    await expect.poll(focused).toBe(taker)
  })

  it('the heading of an open dialog takes it, not the page behind', async () => {
    element('content')?.insertAdjacentHTML(
      'beforeend',
      '<dialog open><h2 id="title" tabindex="-1">A question</h2><div><button id="go">Go</button></div></dialog>',
    )
    remove('go', 'go')
    await expect.poll(focused).toBe('title')
  })

  it('a page that comes only later takes it then', async () => {
    element('again')?.focus()
    element('again')?.blur()
    document.body.replaceChildren()
    await new Promise((resolve) => queueMicrotask(() => resolve(null)))
    document.body.innerHTML = '<main><h1 id="next" tabindex="-1">The next page</h1></main>'
    await expect.poll(focused).toBe('next')
  })

  it('what takes it on purpose keeps it', async () => {
    element('again')?.focus()
    element('notice')?.remove()
    element('beside')?.focus()
    element('part')?.append('changed')
    await expect.poll(focused).toBe('beside')
  })
})

it('a person who presses beside everything is left alone', async () => {
  element('beside')?.focus()
  element('beside')?.blur()
  const changed = new Promise((resolve) => new MutationObserver(resolve).observe(document.body, { childList: true }))
  document.body.append('news')
  await changed
  expect(document.activeElement).toBe(document.body)
})
