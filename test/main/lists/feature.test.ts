import { beforeEach, describe, expect, it } from 'vitest'
import { lists } from '../../../src/main/lists/feature.ts'
import type { ListPlaceKept } from '../../../src/shared/lists/list-place.ts'
import { createFeature } from '../feature-dependencies.ts'
import { memorySettings } from '../memory-settings.ts'

type Deps = Parameters<typeof lists>[0]

const place: ListPlaceKept = {
  view: { query: 'ada', column: 'name', descending: false, only: null },
  active: 'phone-3',
  opened: 'phone-3',
  offset: 12,
}
let isOpen: boolean
let feature: ReturnType<typeof lists>
let settings: Deps['settings']

beforeEach(() => {
  isOpen = true
  settings = memorySettings()
  const portal = { connection: () => null } as Partial<Deps['portal']> as Deps['portal']
  const session = { isOpen: () => isOpen } as Partial<Deps['session']> as Deps['session']
  feature = createFeature(lists, { portal, session, settings })
})
const keep = () => feature.handlers['lists.keepPlace']({ list: 'phones', place })
const kept = async () => (await feature.handlers['lists.place']({ list: 'phones' })).place

describe('a person’s place in a list', () => {
  it('is given to the page that comes after a reload', async () => {
    await keep()
    expect(await kept()).toEqual(place)
    expect((await feature.handlers['lists.place']({ list: 'users' })).place).toBeNull()
  })

  it.each([
    ['signs out', () => feature.onSessionEnd?.('signed-out')],
    ['goes over to another account, or another person signs in', () => feature.onAccountChange?.()],
  ])('is forgotten when the person %s', async (_, act) => {
    await keep()
    act()
    expect(await kept()).toBeNull()
  })

  it('is there again for a person whose session has expired, and for nobody meanwhile', async () => {
    await keep()
    isOpen = false
    feature.onSessionEnd?.('expired')
    expect(await kept()).toBeNull()
    isOpen = true
    expect(await kept()).toEqual(place)
  })

  it('is not taken from a page whose session has ended meanwhile, and never written to the settings', async () => {
    isOpen = false
    await keep()
    isOpen = true
    expect(await kept()).toBeNull()
    await keep()
    expect(JSON.stringify(settings.read())).not.toContain('ada')
  })
})

describe('the width of a list', () => {
  const widths = async () => (await feature.handlers['lists.widths']({})).widths

  it('is kept in the settings, each list its own, until it is the usual one again', async () => {
    await feature.handlers['lists.keepWidth']({ list: 'phones', width: 500 })
    await feature.handlers['lists.keepWidth']({ list: 'users', width: 400 })
    expect(settings.read().listWidths).toEqual({ phones: 500, users: 400 })
    await feature.handlers['lists.keepWidth']({ list: 'phones', width: null })
    expect(await widths()).toEqual({ users: 400 })
  })
})
