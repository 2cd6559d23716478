import { describe, expect, it } from 'vitest'
import { mediaPath } from '../../../src/main/security/app-origin.ts'
import { aCall, calls, recordingsAtPortal, soundOf } from './recordings-at-portal.ts'

const everyCall = { from: '2026-06-10T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z' }
const firstPage = { ...everyCall, order: 'newest', at: { by: 'offset', offset: 0 }, limit: 200 } as const
const played = ({ portal }: Awaited<ReturnType<typeof recordingsAtPortal>>) =>
  portal.audit().filter(({ event }) => event === 'recording-played').length

describe('the list of calls', () => {
  it('carries no sound: a page of 200 calls is small, and none of them counts as played', async () => {
    const kept = await recordingsAtPortal(calls(200))
    const page = await kept.feature.handlers['recordings.list'](firstPage)
    expect(page.recordings).toHaveLength(200)
    expect(kept.proxy.lastBodyBytes()).toBeLessThan(200 * 1_000)
    expect(played(kept)).toBe(0)
  })
})

describe('a recording', () => {
  it('is played by its id with one request, even while the portal cannot search its calls', async () => {
    const kept = await recordingsAtPortal(calls(20))
    const { handlers } = kept.feature
    kept.portal.faults.set('*/recordings?*', { kind: 'status', status: 503 })
    await expect(handlers['recordings.list'](firstPage)).rejects.toThrow('portal-unavailable')
    const before = kept.proxy.asked().length
    const opened = await handlers['recordings.play']({ recording: 'call-7', reason: '' })
    expect(opened).toMatchObject({ mediaType: 'audio/wav', isInMemory: false })
    expect(kept.proxy.asked().slice(before)).toEqual(['GET'])
    expect(played(kept)).toBe(1)
  })

  it('is at an address that names neither the portal nor the call, and another one each time', async () => {
    const kept = await recordingsAtPortal([aCall(7)])
    const play = () => kept.feature.handlers['recordings.play']({ recording: 'call-7', reason: '' })
    const [first, second] = [await play(), await play()]
    expect(first.address).toMatch(new RegExp(`^${mediaPath}[\\w-]{20,}$`))
    expect(first.address).not.toContain('call-7')
    expect(second.address).not.toBe(first.address)
    expect(JSON.stringify(first)).not.toContain(new URL(kept.proxy.origin).host)
  })

  it('of a portal without ranges tells how much has arrived, and plays once all of it has', async () => {
    const { portal, feature, playProgress } = await recordingsAtPortal([aCall(7, { seconds: 60 })])
    portal.recordings.spoilSound('no-ranges')
    const opened = await feature.handlers['recordings.play']({ recording: 'call-7', reason: '' })
    expect(opened.isInMemory).toBe(true)
    const { length } = soundOf('call-7', { seconds: 60 })
    await expect.poll(() => playProgress.at(-1)).toEqual({ recording: 'call-7', done: length, total: length })
  })

  it('of a portal with ranges reports no progress, because it plays as it arrives', async () => {
    const { feature, playProgress } = await recordingsAtPortal([aCall(7)])
    await feature.handlers['recordings.play']({ recording: 'call-7', reason: '' })
    expect(playProgress).toEqual([])
  })

  it.each(['recordings.cancelPlay', 'recordings.play'] as const)(
    'that is still arriving is given up by %s, and the portal sends no more of it',
    async (name) => {
      const { portal, feature, playProgress } = await recordingsAtPortal([aCall(7, { seconds: 60 })], { direct: true })
      portal.recordings.spoilSound('stalled')
      const opening = feature.handlers['recordings.play']({ recording: 'call-7', reason: '' })
      const refused = expect(opening).rejects.toMatchObject({ error: { code: 'cancelled' } })
      await expect.poll(portal.recordings.stalledSounds).toBe(1)
      await expect.poll(() => playProgress.length).toBeGreaterThan(0)
      portal.recordings.spoilSound(null)
      await feature.handlers[name]({ recording: 'call-7', reason: '' })
      await refused
      await expect.poll(portal.recordings.stalledSounds).toBe(0)
    },
  )

  it('whose file is only a header has nothing to be heard, and says so', async () => {
    const kept = await recordingsAtPortal(calls(1))
    kept.portal.recordings.spoilSound('header-only')
    const play = kept.feature.handlers['recordings.play']({ recording: 'call-0', reason: '' })
    await expect(play).rejects.toMatchObject({ error: { code: 'cannot-play', reason: 'empty' } })
  })
})
