import type { Page } from 'playwright-core'
import type { RunningApp } from './app.ts'

interface Size {
  width: number
  height: number
}

/** Gives the window a size, and waits until the page has it. */
export async function resize({ page, setBounds }: RunningApp, size: Size) {
  await setBounds({ x: 0, y: 0, ...size })
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
}

/** What scrolls sideways or lies beyond an edge, fields that lie over others, and text that is cut without an ellipsis or at its beginning. */
export const cut = (page: Page) =>
  page.evaluate(() => {
    const named = (what: string, element: Element) =>
      `${what}: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 40)}`
    const all = [...document.querySelectorAll<HTMLElement>('#app *')].filter((element) => element.checkVisibility())
    const scrolls = [document.documentElement, ...all].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
    )
    const beyond = all.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return (
        element.matches('a, button, input, select, textarea, h1, h2, p') &&
        width > 1 &&
        (left < -1 || right > innerWidth + 1)
      )
    })
    const clipped = all.filter((element) => {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element)
      const hasText = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
      const isCut = element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(overflowX)
      return hasText && isCut && element.clientWidth > 1 && clipPath === 'none' && textOverflow !== 'ellipsis'
    })
    const beheaded = all.filter((element) => {
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
      if (!isCut || getComputedStyle(element).textOverflow !== 'ellipsis' || !text?.textContent?.trim()) return false
      const first = document.createRange()
      first.setStart(text, 0)
      first.setEnd(text, 1)
      const [letter, box] = [first.getBoundingClientRect(), element.getBoundingClientRect()]
      return letter.left < box.left - 1 || letter.right > box.right + 1
    })
    const outgrown = all.filter((element) => {
      const [own, around] = [element.getBoundingClientRect(), element.parentElement?.getBoundingClientRect()]
      const isField = element.matches('input:not([type=range]), select, textarea') && own.width > 1
      return isField && around && (own.left < around.left - 1 || own.right > around.right + 1)
    })
    const isBeyond = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top < -1 || bottom > innerHeight + 1
    }
    // A menu goes with its button where the page scrolls.
    const tall = [...document.querySelectorAll(':popover-open, dialog[open]')].filter((element) => {
      const opener = element.id && document.querySelector(`[popovertarget="${element.id}"]`)
      return isBeyond(element) && !(opener && isBeyond(opener))
    })
    return [
      ...tall.map((element) => named('higher than the window', element)),
      ...scrolls.map((element) => named('scrolls sideways', element)),
      ...beyond.map((element) => named('beyond the edge', element)),
      ...outgrown.map((element) => named('wider than its place', element)),
      ...clipped.map((element) => named('cut', element)),
      ...beheaded.map((element) => named('cut at its beginning', element)),
    ]
  })

/**
 * Areas that scroll within the page that scrolls, except rows, of which only the visible ones are drawn, and dialogs and
 * popovers, which take the whole of a small window, so that the page does not scroll.
 */
export const nested = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app :not([role=grid], .dialog-body, [popover], [popover] *)')]
      .filter(
        (element) =>
          element.scrollHeight > element.clientHeight + 1 &&
          element.clientHeight > 1 &&
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowY),
      )
      .map((element) => `scrolls within the page: ${element.tagName.toLowerCase()}.${element.className}`),
  )
