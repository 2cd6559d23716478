import type { AppErrorCode } from '../../src/shared/errors.ts'
import type { NetworkFault } from '../portal/fault-proxy.ts'
import { answerText } from '../portal/faults/wire-answer.ts'

/**
 * What a call does to the portal: `reads` nothing is changed and it may be asked again; `asks` may not be repeated,
 * but a person loses nothing by doing it again; `changes` a person must be told when nobody knows whether it happened.
 */
export type Effect = 'reads' | 'asks' | 'changes'

/** A fault, and how a call may end under it: the value, or one of these errors. */
export interface Expected {
  title: string
  fault: NetworkFault
  ends: Record<Effect, readonly ('ok' | AppErrorCode)[]>
  /** An answer without a body has nothing that could be damaged. */
  sparesBodiless?: boolean
  /** Seconds until `retryAt` of the error. */
  pause?: number
}

const day = 24 * 3_600_000
/** Longer than any pause that is waited for. */
const pause = 90

const all = (...codes: ('ok' | AppErrorCode)[]) => ({ reads: codes, asks: codes, changes: codes })
/** The request arrived, or may have. */
const lost = (...codes: AppErrorCode[]) => ({ reads: codes, asks: codes, changes: ['outcome-unknown'] as const })

const status = (line: string, headers: Record<string, string> = {}): NetworkFault => ({
  kind: 'instead',
  answer: answerText(line, { 'content-type': 'text/plain', ...headers }, 'Something went wrong'),
})
const portalPage = '<!doctype html><title>Welcome</title><form>Accept the terms to go on</form>'

/** The pause as a date, by a clock that is so far from this one. */
const dated = (skew: number) => ({
  date: new Date(Date.now() + skew).toUTCString(),
  'retry-after': new Date(Date.now() + skew + pause * 1000).toUTCString(),
})

/** Created for each use, because its dates are relative to now. */
export function expectedEnds(): Expected[] {
  return [
    { title: 'nobody listening', fault: { kind: 'gone' }, ends: all('offline') },
    { title: 'silence', fault: { kind: 'drop' }, ends: lost('timeout') },
    { title: 'a slow line', fault: { kind: 'delay', ms: 40 }, ends: all('ok') },
    { title: 'one byte at a time', fault: { kind: 'trickle', everyMs: 1000 }, ends: lost('timeout') },
    {
      title: 'a reset before the answer',
      fault: { kind: 'reset', at: 'before' },
      ends: lost('portal-unavailable'),
    },
    {
      title: 'a reset in the head',
      fault: { kind: 'reset', at: 'head' },
      ends: lost('portal-unavailable', 'portal-unexpected'),
    },
    {
      title: 'a reset in the body',
      fault: { kind: 'reset', at: 'body' },
      ends: lost('portal-unexpected'),
      sparesBodiless: true,
    },
    { title: 'an end before the answer', fault: { kind: 'truncate', at: 'before' }, ends: lost('portal-unavailable') },
    {
      title: 'an end in the head',
      fault: { kind: 'truncate', at: 'head' },
      ends: lost('portal-unavailable', 'portal-unexpected'),
    },
    {
      title: 'an end in the body',
      fault: { kind: 'truncate', at: 'body' },
      ends: lost('portal-unexpected'),
      sparesBodiless: true,
    },
    { title: 'a garbled head', fault: { kind: 'garble', part: 'head' }, ends: lost('portal-unexpected') },
    {
      title: 'a garbled body',
      fault: { kind: 'garble', part: 'body' },
      ends: lost('portal-unexpected'),
      sparesBodiless: true,
    },
    {
      title: 'a body that never ends',
      fault: { kind: 'endless', fast: false },
      ends: lost('timeout'),
      sparesBodiless: true,
    },
    {
      title: 'a flood',
      fault: { kind: 'endless', fast: true },
      ends: lost('portal-unexpected'),
      sparesBodiless: true,
    },
    {
      title: 'another content type',
      fault: { kind: 'content-type', type: 'text/plain' },
      ends: lost('portal-unexpected'),
      sparesBodiless: true,
    },
    { title: 'status 500', fault: status('500 Internal Server Error'), ends: all('portal-unavailable') },
    { title: 'a gateway without a portal', fault: status('502 Bad Gateway'), ends: lost('portal-unavailable') },
    { title: 'a gateway that gave up', fault: status('504 Gateway Timeout'), ends: lost('portal-unavailable') },
    {
      title: 'a pause in seconds',
      fault: status('503 Service Unavailable', { 'retry-after': String(pause) }),
      ends: all('portal-unavailable'),
      pause,
    },
    {
      title: 'too many requests, in seconds',
      fault: status('429 Too Many Requests', { 'retry-after': String(pause) }),
      ends: all('too-many-attempts'),
      pause,
    },
    {
      title: 'too many requests, as a date',
      fault: status('429 Too Many Requests', dated(0)),
      ends: all('too-many-attempts'),
      pause,
    },
    {
      title: 'too many requests, as a date of a clock a day ahead',
      fault: status('429 Too Many Requests', dated(day)),
      ends: all('too-many-attempts'),
      pause,
    },
    {
      title: 'too many requests, as a date of a clock a day behind',
      fault: status('429 Too Many Requests', dated(-day)),
      ends: all('too-many-attempts'),
      pause,
    },
    {
      title: 'the page of a network that wants a sign-in',
      fault: { kind: 'instead', answer: answerText('200 OK', { 'content-type': 'text/html' }, portalPage) },
      ends: lost('portal-unexpected'),
    },
    {
      title: 'a redirect to such a page',
      fault: { kind: 'instead', answer: answerText('302 Found', { location: 'http://wifi.example/login?next=x' }) },
      ends: all('portal-unexpected'),
    },
    { title: 'a clock a day ahead', fault: { kind: 'clock', ms: day }, ends: all('ok') },
    { title: 'a clock a day behind', fault: { kind: 'clock', ms: -day }, ends: all('ok') },
  ]
}
