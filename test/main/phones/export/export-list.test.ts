import { describe, expect, test } from 'vitest'
import {
  countSource,
  createDirectory,
  onlyAllowed,
  planExport,
} from '../../../../src/main/phones/export/export-list.ts'
import type { Phone } from '../../../../src/shared/phones/phones.ts'

const phone = (id: string, extension: string, device: string): Phone => ({
  id,
  name: `Phone ${id}`,
  extension,
  sipUser: `user-${id}`,
  device,
  registration: 'unknown',
})
const directory = createDirectory([
  phone('a', '201', 'Polycom VVX 450'),
  phone('b', '202', 'Yealink T54W'),
  phone('c', '203', 'Teapot'),
  phone('d', '204', 'Snom D735'),
  phone('e', '204', 'Snom D865'),
])
const chosen = (ids: string[]) =>
  ({ kind: 'selection', selection: { views: [], ids, except: [] }, count: ids.length }) as const
const list = (text: string) => ({ kind: 'list', bytes: Buffer.from(text) }) as const

describe('phones chosen in the list', () => {
  test('are written for the model that the portal names', () => {
    const { rows, problems } = planExport(chosen(['b', 'a']), directory, null)
    expect(rows.map(({ phone, format }) => [phone, format])).toEqual([
      ['b', 'yealink'],
      ['a', 'polycom'],
    ])
    expect(problems).toEqual([])
  })

  test('of an unknown model are reported, or written for the make that the person chose', () => {
    const source = chosen(['c'])
    expect(planExport(source, directory, null).problems).toMatchObject([
      { line: 1, extension: '203', problem: { kind: 'unknown-model', model: 'Teapot' } },
    ])
    expect(planExport(source, directory, 'snom').rows).toMatchObject([{ phone: 'c', format: 'snom' }])
  })

  test('of a family that the organisation does not allow are told instead of written', () => {
    const planned = planExport(chosen(['b', 'a']), directory, null)
    const { rows, problems } = onlyAllowed(planned, (format) => format === 'polycom')
    expect(rows.map(({ phone }) => phone)).toEqual(['a'])
    expect(problems).toEqual([{ line: 1, extension: '202', problem: { kind: 'managed', format: 'yealink' } }])
  })

  test('that are gone meanwhile are told', () => {
    expect(planExport(chosen(['gone']), directory, null).problems).toMatchObject([
      { problem: { kind: 'unknown-extension' } },
    ])
  })
})

describe('a list of a person’s own', () => {
  test('finds phones by extension, and takes the model from the portal where it names none', () => {
    const { rows } = planExport(list('extension,mac,model\n201,0004f2000001,\n202,,Snom D735'), directory, null)
    expect(rows).toMatchObject([
      { line: 2, phone: 'a', mac: '0004f2000001', format: 'polycom' },
      { line: 3, phone: 'b', mac: null, format: 'snom' },
    ])
  })

  test('tells extensions that the portal does not have, or has twice', () => {
    const { rows, problems } = planExport(list('extension\n999\n204'), directory, null)
    expect(rows).toEqual([])
    expect(problems.map(({ line, problem }) => [line, problem.kind])).toEqual([
      [2, 'unknown-extension'],
      [3, 'ambiguous-extension'],
    ])
  })

  test('asks the portal first if the list’s model is unknown, then uses the make that the person chose', () => {
    const source = list('extension,mac,model\n202,,X99\n203,0004f2000003,T9X\n999,,T9X')
    expect(planExport(source, directory, 'yealink').rows.map(({ phone, format }) => [phone, format])).toEqual([
      ['b', 'yealink'],
      ['c', 'yealink'],
    ])
    expect(planExport(list('extension,mac,model\n201,,X99'), directory, 'yealink').rows).toMatchObject([
      { phone: 'a', format: 'polycom' },
    ])
    const { rows, problems } = planExport(source, directory, null)
    expect(rows.map(({ phone }) => phone)).toEqual(['b'])
    expect(problems.map(({ line, problem }) => [line, problem.kind])).toEqual([
      [3, 'unknown-model'],
      [4, 'unknown-extension'],
    ])
  })

  test('counts no line as bad for a model that the make to be chosen may still settle', () => {
    expect(countSource(list('extension,mac,model\n201,,X99\n202,,\n203,nonsense,X99'))).toMatchObject({
      phones: 2,
      problems: 1,
    })
  })

  test('is counted before the portal is asked', () => {
    expect(countSource(list('extension,mac\n201,0004f2000001\n,0004f2000002\n202,nonsense'))).toEqual({
      phones: 1,
      problems: 2,
      header: { missing: ['model'], unused: [] },
    })
  })
})

describe('MAC addresses of phones that share one login', () => {
  const account = createDirectory([phone('account', '', '')])
  const macs = { kind: 'macs', text: '00:04:f2:00:00:01 0004f2-000002\nnonsense' } as const

  test('are each written for the make that the person chose', () => {
    const { rows, problems } = planExport(macs, account, 'polycom')
    expect(rows.map(({ mac, phone, format }) => [mac, phone, format])).toEqual([
      ['0004f2000001', 'account', 'polycom'],
      ['0004f2000002', 'account', 'polycom'],
    ])
    expect(problems).toMatchObject([{ line: 2, problem: { kind: 'unreadable-mac', mac: 'nonsense' } }])
    expect(countSource(macs)).toEqual({ phones: 2, problems: 1, header: null })
  })

  test('are refused where phones have logins of their own', () => {
    expect(() => planExport(macs, directory, 'polycom')).toThrow('refused')
  })
})
