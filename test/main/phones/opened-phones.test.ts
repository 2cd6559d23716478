import { describe, expect, test } from 'vitest'
import { createOpenedPhones } from '../../../src/main/phones/opened-phones.ts'
import type { Connection } from '../../../src/shared/settings/settings.ts'

/** One connection, as the settings keep it. */
function opened() {
  const connection: Connection = {
    id: 'one',
    profile: { id: 'p', kind: 'call-record', name: 'P', url: 'https://p.example', support: {}, brand: {} },
    remembered: {},
    account: 'ada',
    kept: false,
    keepsSignedIn: false,
  }
  const phones = createOpenedPhones({
    connection: () => connection,
    async remember(_, part) {
      Object.assign(connection, part)
      return true
    },
  })
  return { connection, phones, read: () => phones.handlers['phones.opened']({}) }
}

describe('the phones opened last', () => {
  test('come newest first, each once, and no more than five', async () => {
    const { phones, read } = opened()
    for (const phone of ['1', '2', '3', '4', '5', '2', '6']) phones.note(phone)
    expect(await read()).toEqual({ phones: ['6', '2', '5', '4', '3'], knowsPhones: true })
  })

  test('are not shown to another person', async () => {
    const { connection, phones, read } = opened()
    phones.note('1')
    connection.account = 'ben'
    expect((await read()).phones).toEqual([])
    phones.note('2')
    expect((await read()).phones).toEqual(['2'])
  })

  test('are forgotten when told so; that phones are known is not', async () => {
    const { connection, phones, read } = opened()
    phones.note('1')
    phones.forget()
    expect(await read()).toEqual({ phones: [], knowsPhones: true })
    expect(JSON.stringify(connection)).not.toContain('openedPhones')
  })

  test('are kept by their ids alone', () => {
    const { connection, phones } = opened()
    phones.note('phone-1')
    expect(connection.openedPhones).toEqual({ account: 'ada', phones: ['phone-1'] })
  })
})

test('the first steps are put away for good', async () => {
  const { phones, read } = opened()
  expect((await read()).knowsPhones).toBe(false)
  await phones.handlers['phones.skipFirstSteps']({})
  expect(await read()).toEqual({ phones: [], knowsPhones: true })
})
