import { expect, test } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { onAccountChange } from '../../../src/main/connections/on-account-change.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { memorySettings } from '../memory-settings.ts'

/** Two accounts at portals that are never asked, and how often another came into use. */
function opened() {
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  const portal = createActivePortal(http, memorySettings(), new URL('https://one.example'))
  portal.goTo(new URL('https://two.example'))
  let changes = 0
  const watched = onAccountChange(portal, () => {
    changes++
  })
  const [first = '', second = ''] = portal.connections().map(({ id }) => id)
  return { watched, first, second, changes: () => changes }
}

test('switching accounts is reported, however it happened', () => {
  const { watched, first, changes } = opened()
  watched.use(first)
  expect(changes()).toBe(1)
  watched.goTo(new URL('https://three.example'))
  expect(changes()).toBe(2)
  watched.forget(watched.connection()?.id ?? '')
  expect(changes()).toBe(3)
})

test('the same account is not told again, nor one that is forgotten in the background', () => {
  const { watched, first, second, changes } = opened()
  watched.use(second)
  watched.goTo(new URL('https://two.example'))
  watched.forget(first)
  expect(changes()).toBe(0)
})

test('an account that is not there changes nothing', () => {
  const { watched, changes } = opened()
  expect(() => watched.use('none')).toThrow('not-found')
  expect(changes()).toBe(0)
})

test('another person’s sign-in to the account in use is reported, but no other change of what is remembered', () => {
  const { watched, first, second, changes } = opened()
  void watched.remember(second, { account: 'ada' })
  expect(changes()).toBe(1)
  void watched.remember(second, { account: 'ada', kept: true })
  void watched.remember(first, { account: 'bela' })
  expect(changes()).toBe(1)
})

test('a change is reported even if its call fails afterwards', async () => {
  const { watched: portal, first, changes: before } = opened()
  expect(before()).toBe(0)
  const fail = () => {
    portal.use(first)
    throw new Error('offline')
  }
  let changes = 0
  const failing = onAccountChange({ ...portal, goTo: fail, choose: async () => fail() }, () => {
    changes++
  })
  expect(() => failing.goTo(new URL('https://one.example'))).toThrow('offline')
  expect(changes).toBe(1)
  portal.goTo(new URL('https://two.example'))
  await expect(failing.choose('one.example')).rejects.toThrow('offline')
  expect(changes).toBe(2)
})
