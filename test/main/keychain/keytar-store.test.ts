import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createSecretStore, type Keytar } from '../../../src/main/keychain/keytar-store.ts'
import { KeychainError, type KeychainFault } from '../../../src/main/keychain/secret-store.ts'

const secret = randomBytes(16).toString('hex')

/** A keychain that keeps its items in memory, and what was asked of it. */
function fakeKeytar(changes: Partial<Keytar> = {}) {
  const items = new Map<string, string>()
  const asked: string[] = []
  const key = (service: string, account: string) => `${service}/${account}`
  const keytar: Keytar = {
    async getPassword(service, account) {
      asked.push('get')
      return items.get(key(service, account)) ?? null
    },
    async setPassword(service, account, password) {
      asked.push('set')
      items.set(key(service, account), password)
    },
    async deletePassword(service, account) {
      asked.push('delete')
      return items.delete(key(service, account))
    },
    ...changes,
  }
  return { items, asked, load: async () => keytar }
}

const notLocked = async () => false

/** The fault a call fails with. */
async function faultOf(call: Promise<unknown>): Promise<KeychainFault | 'none'> {
  const cause: unknown = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (cause === undefined) return 'none'
  expect(cause).toBeInstanceOf(KeychainError)
  expect(inspect(cause, { depth: null, showHidden: true })).not.toContain(secret)
  return (cause as KeychainError).fault
}

describe('the keychain', () => {
  test('gives back what it was given, until told to forget', async () => {
    const { load, items } = fakeKeytar()
    const store = createSecretStore({ service: 'test', load, isLocked: notLocked })
    await store.set('a', secret)
    expect(items).toEqual(new Map([['test/a', secret]]))
    expect(await store.get('a')).toBe(secret)
    expect(await store.status()).toBe('ready')
    await store.delete('a')
    expect(await store.get('a')).toBeNull()
    await expect(store.delete('a')).resolves.toBeUndefined()
  })

  test('is not loaded before it is needed', async () => {
    let loaded = 0
    const { load } = fakeKeytar()
    const store = createSecretStore({
      service: 'test',
      isLocked: notLocked,
      load: () => {
        loaded++
        return load()
      },
    })
    expect(loaded).toBe(0)
    await store.status()
    expect(loaded).toBe(1)
  })

  test('is asked one thing at a time, in the order asked', async () => {
    const inside: string[] = []
    const slow = Promise.withResolvers<void>()
    const store = createSecretStore({
      service: 'test',
      isLocked: notLocked,
      ...fakeKeytar({
        async setPassword() {
          inside.push('set begins')
          await slow.promise
          inside.push('set ends')
        },
        async getPassword() {
          inside.push('get')
          return null
        },
      }),
    })
    const calls = [store.set('a', secret), store.get('a')]
    await expect.poll(() => inside).toEqual(['set begins'])
    slow.resolve()
    await Promise.all(calls)
    expect(inside).toEqual(['set begins', 'set ends', 'get'])
  })

  test('refuses more than Windows can hold, before it asks', async () => {
    const { load, asked } = fakeKeytar()
    const store = createSecretStore({ service: 'test', load, isLocked: notLocked })
    expect(await faultOf(store.set('a', 'x'.repeat(2561)))).toBe('too-large')
    expect(await faultOf(store.set('a', 'é'.repeat(1281)))).toBe('too-large')
    expect(asked).toEqual([])
    expect(await faultOf(store.set('a', 'x'.repeat(2560)))).toBe('none')
  })

  test('that is locked never says that there is nothing', async () => {
    const store = createSecretStore({ service: 'test', ...fakeKeytar(), isLocked: async () => true })
    expect(await faultOf(store.get('a'))).toBe('locked')
    expect(await faultOf(store.delete('a'))).toBe('locked')
  })

  test('that is locked is reported without requesting an item, which could prompt', async () => {
    const { load, asked } = fakeKeytar()
    expect(await createSecretStore({ service: 'test', load, isLocked: async () => true }).status()).toBe('locked')
    expect(asked).toEqual([])
  })

  test.each<[string, KeychainFault]>([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'unavailable'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['Cannot get secret of a locked object', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['The user name or passphrase you entered is not correct.', 'denied'],
    ['Something about a locked collection of stamps', 'unavailable'],
  ])('that says %j is reported as %s', async (message, fault) => {
    const fail = async () => {
      throw new Error(message)
    }
    const fake = fakeKeytar({ getPassword: fail, setPassword: fail, deletePassword: fail })
    const store = createSecretStore({ service: 'test', load: fake.load, isLocked: notLocked })
    expect(await faultOf(store.get('a'))).toBe(fault)
    expect(await faultOf(store.set('a', secret))).toBe(fault)
    expect(await faultOf(store.delete('a'))).toBe(fault)
    expect(await store.status()).toBe(fault)
  })

  test('that cannot be loaded is unavailable', async () => {
    const load = () => Promise.reject(new Error('no libsecret'))
    const store = createSecretStore({ service: 'test', load, isLocked: notLocked })
    expect(await faultOf(store.set('a', secret))).toBe('unavailable')
    expect(await store.status()).toBe('unavailable')
  })
})

describe('a keychain that does not answer', () => {
  function stuckStore() {
    const late = Promise.withResolvers<string | null>()
    let asked = 0
    const store = createSecretStore({
      service: 'test',
      timeLimitMs: 20,
      isLocked: notLocked,
      ...fakeKeytar({
        getPassword: () => {
          asked++
          return late.promise
        },
      }),
    })
    return { store, late, asked: () => asked }
  }

  test('is given up on within the time limit, and then at once, with one call left in its hands', async () => {
    const { store, asked } = stuckStore()
    expect(await faultOf(store.get('a'))).toBe('not-answering')
    expect(store.pending()).toBe(true)
    const calls = [store.get('a'), store.set('a', secret), store.delete('a')]
    expect(await Promise.all(calls.map(faultOf))).toEqual(['not-answering', 'not-answering', 'not-answering'])
    expect(await store.status()).toBe('not-answering')
    expect(asked()).toBe(1)
  })

  test.each(['answers', 'refuses'])('is used again after it %s late', async (how) => {
    const { store, late } = stuckStore()
    await faultOf(store.get('a'))
    if (how === 'answers') late.resolve('late')
    else late.reject(new Error('late'))
    await expect.poll(() => store.pending()).toBe(false)
    await store.set('a', secret)
  })
})
