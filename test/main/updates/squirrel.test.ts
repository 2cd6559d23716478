import { EventEmitter } from 'node:events'
import type { AutoUpdater } from 'electron'
import { expect, it, vi } from 'vitest'
import { squirrelVerdict } from '../../../src/main/updates/squirrel.ts'

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

it('An app that macOS refuses is trusted no more than one without a signature', async () => {
  const system = squirrel()
  const verdict = squirrelVerdict(system)
  system.emit('error', new Error('code signature did not pass validation'))
  await expect(verdict).rejects.toThrow('untrusted')
  expect(listeners(system)).toBe(0)
})

it('An app of which macOS says nothing is not ready', async () => {
  vi.useFakeTimers()
  const verdict = squirrelVerdict(squirrel(), 1000)
  const settled = expect(verdict).rejects.toThrow('not-installed')
  await vi.advanceTimersByTimeAsync(1000)
  await settled
  vi.useRealTimers()
})
