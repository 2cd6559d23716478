import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { logUncaught } from '../../../src/main/log/log-uncaught.ts'

test.each(['uncaughtException', 'unhandledRejection'])(
  '%s is logged by its kind and place, not by its words',
  (event) => {
    const process = new EventEmitter()
    const error = vi.fn()
    logUncaught(process as NodeJS.Process, { error })
    process.emit(event, new RangeError('typed-secret'))
    expect(error).toHaveBeenCalledOnce()
    expect(JSON.stringify(error.mock.calls)).toContain('RangeError')
    expect(JSON.stringify(error.mock.calls)).not.toContain('typed-secret')
  },
)
