// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Choosing } from '../../../src/renderer/list/choosing.ts'
import { useRowChoosing } from '../../../src/renderer/list/row-choosing.ts'
import type { ShownRows } from '../../../src/renderer/list/row-source.ts'

interface Row {
  id: string
}

/** The rows `row-0`, `row-1`, …, of which those from `unread` on are not in memory. */
function rowsOf(count: number, { isWhole = true, unread = count } = {}): ShownRows<Row> {
  const row = (index: number) => ({ id: `row-${index}` })
  const indexOf = (key: string) => Number(key.replace('row-', ''))
  return {
    count,
    isWhole,
    at: (index) => (index >= 0 && index < unread ? row(index) : undefined),
    keyAt: (index) => (index >= 0 && index < count ? `row-${index}` : undefined),
    indexOfKey: indexOf,
    indexOfId: indexOf,
    read: async (first, last) => Array.from({ length: last - first + 1 }, (_, index) => row(first + index)),
  }
}

let rows: Set<string>
let said: string[]
let isOn: boolean
let active: number
let opened: number
beforeEach(() => {
  rows = new Set()
  said = []
  isOn = false
  active = -1
  opened = -1
  render(null, document.body)
})

/** What a person can do in a list with these rows. */
function list(shown: ShownRows<Row>): ReturnType<typeof useRowChoosing> {
  const choosing: Choosing<Row> = {
    get isOn() {
      return isOn
    },
    has: ({ id }) => rows.has(id),
    choose(changed, isChosen) {
      isOn = true
      for (const { id } of changed) {
        if (isChosen) rows.add(id)
        else rows.delete(id)
      }
    },
    chooseAll: () => void said.push('all'),
    refuseMany: () => void said.push('too many'),
    end: () => {},
  }
  const made: { current?: ReturnType<typeof useRowChoosing> } = {}
  function List() {
    made.current = useRowChoosing({
      choosing,
      shown,
      active: () => active,
      opened: () => opened,
      goTo(index) {
        active = index
      },
    })
    return null
  }
  act(() => render(<List />, document.body))
  if (!made.current) throw new Error('Nothing was drawn')
  return made.current
}
const chosen = () => [...rows].map((id) => Number(id.replace('row-', ''))).toSorted((one, other) => one - other)

describe('a range', () => {
  test('begins at the row that the keyboard is on, and gets shorter on the way back', () => {
    const { startAt, extendTo } = list(rowsOf(20))
    active = 5
    startAt(5)
    for (const index of [6, 7, 8]) extendTo(index)
    expect(chosen()).toEqual([5, 6, 7, 8])
    extendTo(7)
    expect(chosen()).toEqual([5, 6, 7])
    extendTo(3)
    expect(chosen()).toEqual([3, 4, 5])
    expect(active).toBe(3)
  })

  test('leaves what was chosen elsewhere', () => {
    const { toggle, extendTo } = list(rowsOf(20))
    toggle(1)
    toggle(10)
    extendTo(12)
    extendTo(11)
    expect(chosen()).toEqual([1, 10, 11])
  })

  test('begins at the opened row where the keyboard is on none', () => {
    opened = 4
    list(rowsOf(20)).extendTo(6)
    expect(chosen()).toEqual([4, 5, 6])
  })

  test('has its rows read that are not in memory', async () => {
    const { startAt, extendTo } = list(rowsOf(300, { isWhole: false, unread: 100 }))
    active = 98
    startAt(98)
    extendTo(102)
    await expect.poll(chosen).toEqual([98, 99, 100, 101, 102])
  })

  test('whose rows come after choosing has ended chooses none', async () => {
    const shown = rowsOf(300, { isWhole: false, unread: 100 })
    const { promise, resolve } = Promise.withResolvers<Row[]>()
    const { startAt, extendTo } = list({ ...shown, read: () => promise })
    active = 98
    startAt(98)
    extendTo(102)
    isOn = false
    resolve([{ id: 'row-101' }])
    await promise
    await Promise.resolve()
    expect(chosen()).toEqual([])
  })

  test('of every row of a paged list is the list itself, and one of too many rows is refused', () => {
    const { startAt, extendTo } = list(rowsOf(900, { isWhole: false }))
    active = 0
    startAt(0)
    extendTo(899)
    expect(said).toEqual(['all'])
    startAt(1)
    extendTo(600)
    expect(said).toEqual(['all', 'too many'])
    expect(chosen()).toEqual([])
  })
})

describe('a single row', () => {
  test('joins the opened one, which looks selected', () => {
    opened = 2
    const { toggle } = list(rowsOf(20))
    toggle(7)
    expect(chosen()).toEqual([2, 7])
    toggle(2)
    expect(chosen()).toEqual([7])
  })

  test('that has not arrived is not chosen', () => {
    list(rowsOf(20, { unread: 5 })).toggle(9)
    expect([chosen(), isOn]).toEqual([[], false])
  })
})
