import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isWithinLimits } from '../../../src/main/ipc/register.ts'
import { joined, type Selection, selectedIds } from '../../../src/main/lists/selection.ts'
import {
  type Chosen,
  noneChosen,
  selectionParts,
  withIds,
  withoutIds,
  withShown,
} from '../../../src/renderer/list/choosing.ts'
import { RowIndex, type RowView } from '../../../src/shared/lists/row-index.ts'
import { selectionSchema } from '../../../src/shared/lists/selection.ts'
import { type PhoneColumn, phoneColumns, searchedColumns } from '../../../src/shared/phones/phone-columns.ts'
import type { Phone } from '../../../src/shared/phones/phones.ts'
import { makePhones } from '../../shared/phones/make-phones.ts'

type Index = RowIndex<Phone, PhoneColumn>

const schema = selectionSchema(phoneColumns)
const everything: RowView<PhoneColumn> = { query: '', column: 'extension', descending: false, only: null }

function indexOf(phones: readonly Phone[]): Index {
  const index: Index = new RowIndex(searchedColumns)
  index.add(phones)
  return index
}

const toggled = (chosen: Chosen<PhoneColumn>, id: string) =>
  (chosen.ids.has(id) ? withoutIds : withIds)<PhoneColumn>(chosen, [id])

const idsOf = (index: Index, view: RowView<PhoneColumn>) =>
  [...index.select(view)].flatMap((row) => index.rows[row]?.id ?? [])

/** What main makes of a selection once it has come over the bridge, and in how many parts it came. */
function sent(chosen: Chosen<PhoneColumn>, page: Index, main: Index, isWhole = true) {
  const parts = selectionParts(chosen, page, isWhole).map((part) => {
    expect(isWithinLimits({ selection: part, count: 1, first: true, more: true })).toBe(true)
    return schema.parse(JSON.parse(JSON.stringify(part)))
  })
  const none: Selection<PhoneColumn> = { views: [], ids: [], except: [] }
  return { parts, ids: selectedIds(parts.reduce(joined, none), main) }
}

test('ten thousand phones are selected in one call that names none of them', () => {
  const index = indexOf(makePhones(10_000))
  const chosen = withShown(noneChosen, { view: everything, ids: idsOf(index, everything) })
  const { parts, ids } = sent(chosen, index, index)
  expect(parts).toEqual([{ views: [everything], ids: [], except: [] }])
  expect(ids).toEqual(idsOf(index, everything))
})

test('a selection is told by a view and its exceptions, and main finds the phones that came since', () => {
  const [page, main] = [indexOf(makePhones(1000)), indexOf(makePhones(1200))]
  const all = withShown(noneChosen, { view: everything, ids: idsOf(page, everything) })
  const { parts, ids } = sent(withoutIds(all, ['phone-3', 'phone-5']), page, main)
  expect(parts).toEqual([{ views: [everything], ids: [], except: ['phone-3', 'phone-5'] }])
  expect(ids).toHaveLength(1198)
})

test('few phones are sent as ids, as are all of them if the page has not read the whole list', () => {
  const index = indexOf(makePhones(1000))
  const few = idsOf(index, { ...everything, query: 'anna smith' })
  const chosen = withShown(noneChosen, { view: { ...everything, query: 'anna smith' }, ids: few })
  expect(sent(chosen, index, index).parts).toEqual([{ views: [], ids: few, except: [] }])
  const all = withShown(noneChosen, { view: everything, ids: idsOf(index, everything) })
  expect(sent(all, index, index, false).parts.map(({ ids }) => ids.length)).toEqual([400, 400, 200])
})

test('a phone that is named but no longer exists is reported, not skipped', () => {
  const index = indexOf(makePhones(3))
  expect(selectedIds({ views: [], ids: ['phone-1', 'gone'], except: [] }, index)).toEqual(['phone-1', 'gone'])
})

test('a view with a column that the list does not have, or a search without end, is refused', () => {
  const selecting = (view: object) => schema.safeParse({ views: [{ ...everything, ...view }], ids: [], except: [] })
  expect(selecting({}).success).toBe(true)
  expect(z.prettifyError(selecting({ column: 'password' }).error ?? expect.unreachable())).toContain('column')
  expect(selecting({ query: 'x'.repeat(1001) }).success).toBe(false)
})

test('whatever was chosen, and how, main selects the very rows that the page did', () => {
  const index = indexOf(makePhones(1500))
  const main = indexOf(makePhones(1500))
  // As the bridge brings them: objects of no other prototype.
  const plain = { noNullPrototype: true } as const
  const view = fc.record(
    {
      query: fc.constantFrom('', '', 'anna', 'yealink', '1', 'Müller', 'nobody of this name', 'x'.repeat(1001)),
      column: fc.constantFrom(...phoneColumns),
      descending: fc.boolean(),
      only: fc.constantFrom(null, { column: 'registration' as const, value: 'registered' }),
    },
    plain,
  )
  const act = fc.oneof(
    fc.record({ view }),
    fc.record({ toggle: fc.nat(1499) }),
    fc.record({ from: fc.nat(1499), count: fc.nat(900) }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
      let chosen: Chosen<PhoneColumn> = noneChosen
      for (const act of acts) {
        if ('view' in act) chosen = withShown(chosen, { view: act.view, ids: idsOf(index, act.view) })
        else if ('toggle' in act) chosen = toggled(chosen, `phone-${act.toggle}`)
        else {
          const range = makePhones(Math.min(act.count, 1500 - act.from), act.from)
          chosen = withIds(
            chosen,
            range.map(({ id }) => id),
          )
        }
      }
      expect(new Set(sent(chosen, index, main).ids)).toEqual(chosen.ids)
    }),
    { seed: 12, numRuns: 150 },
  )
})
