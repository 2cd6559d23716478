import { describe, expect, it } from 'vitest'
import { KeychainError, type KeychainFault } from '../../../src/main/keychain/secret-store.ts'
import { forgetKept, forgetOrphans } from '../../../src/main/session/kept-sign-ins.ts'
import type { Connection } from '../../../src/shared/settings/settings.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

const connection = (id: string, kept: boolean): Connection => ({
  id,
  profile: {
    id,
    kind: 'call-record',
    url: `https://${id}.example/`,
    name: id,
    support: {},
    brand: { accent: '#336699' },
  },
  remembered: { username: 'ada' },
  account: 'ada',
  kept,
  keepsSignedIn: false,
})

function installation(...connections: Connection[]) {
  const settings = memorySettings()
  settings.change({ connections })
  const keychain = memorySecrets()
  for (const { id } of connections) keychain.items.set(id, 'token')
  const keptOf = () => settings.read().connections.map(({ kept }) => kept)
  return { settings, keychain, keptOf }
}

describe('forgetting what was kept', () => {
  it('leaves no item of any account, and says in the settings that none is kept', async () => {
    const { settings, keychain, keptOf } = installation(connection('one', true), connection('two', true))
    expect(await forgetKept(settings, keychain)).toBe(true)
    expect(keychain.items.size).toBe(0)
    expect(keptOf()).toEqual([false, false])
    expect(settings.read().connections[0]).toMatchObject({ account: 'ada', remembered: { username: 'ada' } })
  })

  it('takes along an item that a failing keychain left behind at signing out', async () => {
    const { settings, keychain } = installation(connection('one', false))
    expect(await forgetKept(settings, keychain)).toBe(true)
    expect(keychain.items.size).toBe(0)
  })

  it.each<KeychainFault>(['locked', 'unavailable', 'not-answering', 'denied'])(
    'asks nothing of a keychain that is %s, keeps the note of what is there, and says that it failed',
    async (fault) => {
      const { settings, keychain, keptOf } = installation(connection('one', true), connection('two', false))
      const asked: string[] = []
      const watched = { ...keychain, delete: async (name: string) => void asked.push(name) }
      keychain.fault = fault
      expect(await forgetKept(settings, { ...watched, status: keychain.status })).toBe(false)
      expect(asked).toEqual([])
      expect(keptOf()).toEqual([true, false])
      expect(keychain.items.size).toBe(2)
    },
  )

  it('goes on after an item that is refused, and notes only what is gone', async () => {
    const { settings, keychain, keptOf } = installation(connection('one', true), connection('two', true))
    const refusing = {
      ...keychain,
      async delete(name: string) {
        if (name === 'one') throw new KeychainError('denied')
        await keychain.delete(name)
      },
    }
    expect(await forgetKept(settings, refusing)).toBe(false)
    expect([...keychain.items.keys()]).toEqual(['one'])
    expect(keptOf()).toEqual([true, false])
  })

  it('takes along what connections kept that the settings had to leave out', async () => {
    const { settings, keychain } = installation(connection('one', true))
    keychain.items.set('left-out', 'token')
    settings.change({ orphans: ['left-out'] })
    expect(await forgetKept(settings, keychain)).toBe(true)
    expect([keychain.items.size, settings.read().orphans]).toEqual([0, []])
  })

  it('has nothing to fail at where nothing was kept, not even without a keychain', async () => {
    const { settings, keychain } = installation()
    keychain.fault = 'unavailable'
    expect(await forgetKept(settings, keychain)).toBe(true)
  })

  it('claims nothing where the settings could not be read', async () => {
    const { settings, keychain } = installation()
    expect(await forgetKept({ ...settings, notices: () => ['settings-reset'] }, keychain)).toBe(false)
  })
})

describe('an item whose connection the settings had to leave out', () => {
  it('is removed, and no other', async () => {
    const { settings, keychain } = installation(connection('one', true))
    keychain.items.set('left-out', 'token')
    settings.change({ orphans: ['left-out'] })
    expect(await forgetOrphans(settings, keychain)).toBe(true)
    expect([[...keychain.items.keys()], settings.read().orphans]).toEqual([['one'], []])
  })

  it('is removed later where the keychain cannot be used now', async () => {
    const { settings, keychain } = installation()
    keychain.items.set('left-out', 'token')
    settings.change({ orphans: ['left-out'] })
    keychain.fault = 'locked'
    expect(await forgetOrphans(settings, keychain)).toBe(false)
    expect(settings.read().orphans).toEqual(['left-out'])
    keychain.fault = null
    expect(await forgetOrphans(settings, keychain)).toBe(true)
    expect(keychain.items.size).toBe(0)
  })
})
