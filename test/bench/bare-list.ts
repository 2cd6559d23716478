import type { Page } from 'playwright-core'

/**
 * Puts a copy of the list that is shown in its place, with none of the app's code: a key stroke in its search field writes
 * other text into every row, and a key in its grid replaces as many rows as the key moves by. What that takes is what
 * Chromium takes on this computer, to which the app can only add.
 */
export async function toBareList(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list = document.querySelector('.row-list')
    const copy = list?.cloneNode(true)
    if (!list || !(copy instanceof HTMLElement)) throw new Error('No list is shown')
    list.replaceWith(copy)
    const grid = copy.querySelector<HTMLElement>('[role=grid]')
    const body = copy.querySelector<HTMLElement>('.row-grid-body')
    if (!grid || !body) throw new Error('The list shows no rows')
    const rowHeight = body.firstElementChild?.getBoundingClientRect().height ?? 0
    let turn = 0
    const write = (row: Node) => {
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        text.nodeValue = (text.nodeValue ?? '')
          .replace(/\d/g, (digit) => String((Number(digit) + turn) % 10))
          .replace(/[a-y]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 3 * turn) % 25)))
      }
    }
    copy.querySelector('input')?.addEventListener('input', () => {
      turn++
      for (const row of body.children) write(row)
      grid.setAttribute('aria-rowcount', String(10_000 + turn))
    })
    let next = body.childElementCount
    grid.addEventListener('keydown', ({ key }) => {
      const count = key === 'PageDown' ? Math.floor(grid.clientHeight / rowHeight) - 1 : 1
      for (let moved = 0; moved < count; moved++) {
        turn++
        const first = body.firstElementChild
        const row = first?.cloneNode(true)
        if (!first || !(row instanceof HTMLElement)) return
        write(row)
        row.id = `row-${next}`
        row.style.transform = `translateY(${next * rowHeight}px)`
        next++
        first.remove()
        body.append(row)
      }
      grid.scrollTop += count * rowHeight
      grid.setAttribute('aria-activedescendant', `row-${next - 1}`)
    })
  })
}
