import { EventEmitter } from 'node:events'
import type { AutoUpdater } from 'electron'
import { expect, it, vi } from 'vitest'
import { squirrelHandover, squirrelVerdict } from '../../../src/main/updates/squirrel.ts'
import { faultOf } from '../../../src/main/updates/update-failure.ts'

/** The events of Electron's updater that are listened to. */
const squirrel = () => new EventEmitter() as EventEmitter & Pick<AutoUpdater, 'once' | 'off'>
const listeners = (emitter: EventEmitter) => emitter.listenerCount('error') + emitter.listenerCount('update-downloaded')

it('An app that macOS took is ready, and nothing is left listening', async () => {
  const system = squirrel()
  const verdict = squirrelVerdict(system)
  system.emit('update-downloaded')
  await verdict
  expect(listeners(system)).toBe(0)
})

it('An app that macOS refuses is treated like one without a signature', async () => {
  const system = squirrel()
  const verdict = squirrelVerdict(system)
  system.emit('error', new Error('code signature did not pass validation'))
  await expect(verdict).rejects.toThrow('untrusted')
  expect(listeners(system)).toBe(0)
})

it.each([
  ['whose signature is another', 'SQRLCodeSignatureErrorDomain', -1, 'untrusted'],
  ['that would lie on a read-only volume', 'SQRLUpdaterErrorDomain', 8, 'not-installed'],
  ['for which there is no room', 'NSCocoaErrorDomain', 640, 'not-installed'],
])('An app %s is told as that, whoever hears of it first', async (_which, domain, code, fault) => {
  // As Electron makes it (electron_api_auto_updater.cc).
  const cause = Object.assign(new Error('The command is disabled'), { code, domain })
  const system = squirrel()
  const verdict = squirrelVerdict(system)
  system.emit('error', cause)
  await expect(verdict).rejects.toThrow(fault)
  expect(faultOf(cause)).toBe(fault)
})

it('An app that restarts for a newer version waits until macOS can have written that down', async () => {
  vi.useFakeTimers()
  let ended = false
  const end = squirrelHandover().then(() => {
    ended = true
  })
  await vi.advanceTimersByTimeAsync(500)
  expect(ended).toBe(false)
  await vi.advanceTimersByTimeAsync(500)
  await end
  vi.useRealTimers()
})

it('An app of which macOS says nothing is not ready', async () => {
  vi.useFakeTimers()
  const verdict = squirrelVerdict(squirrel(), 1000)
  const settled = expect(verdict).rejects.toThrow('not-installed')
  await vi.advanceTimersByTimeAsync(1000)
  await settled
  vi.useRealTimers()
})
