import { describe, expect, it } from 'vitest'
import { findTyped, TypeAhead } from '../../../src/renderer/list/type-ahead.ts'

const names = ['Ada', 'Béla', 'Ben', 'Berta', 'Carl', 'Ben 2']
const extensions = ['101', '102', '103', '104', '205', '206']
const find = (typed: string, active = -1) =>
  findTyped(names.length, [(place) => names[place] ?? '', (place) => extensions[place] ?? ''], typed, active)

describe('letters typed on a list', () => {
  it('lead to the next row that begins with them, accents and capitals aside, and stay on one that does', () => {
    expect([find('b'), find('B', 1), find('be', 1), find('ben', 1), find('ben', 2)]).toEqual([1, 2, 1, 2, 2])
  })

  it('lead one row further each time the same one is typed, round the end of the list', () => {
    expect([find('b', 3), find('bb', 5), find('a', 0)]).toEqual([5, 1, 0])
  })

  it('look into the next column where no row begins so in the first, and lead nowhere where none does', () => {
    expect([find('20'), find('205', 5), find('x')]).toEqual([4, 4, -1])
  })

  it('belong together while they follow each other', () => {
    const ahead = new TypeAhead()
    expect([ahead.type('b', 0), ahead.type('e', 900), ahead.goesOn(1_800)]).toEqual(['b', 'be', true])
    expect([ahead.goesOn(1_900), ahead.type('c', 1_900)]).toEqual([false, 'c'])
  })
})
