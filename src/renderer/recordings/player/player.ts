import { batch, signal } from '@preact/signals'
import { playerSpeeds } from '../../../shared/recordings/recording-limits.ts'
import { call, listen } from '../../bridge.ts'
import { prefer, preferences } from './preferences.ts'
import { createSound, type Sound } from './sound.ts'
import { type PlayFailure, partAt, type Track, withItem } from './track.ts'
import { afterSilence, type Heard } from './waveform.ts'

/** The call that is being played, or was until it was paused; null if none. */
export const current = signal<Track | null>(null)
/** What its sound does now. While it opens, it is going to play. */
export const phase = signal<'opening' | 'playing' | 'paused'>('paused')
/** Whether it plays but the sound has not arrived. */
export const isWaiting = signal(false)
/** How much of it has arrived, from 0 to 1, while all of it has to before it plays; null if it plays as it arrives. */
export const arrived = signal<number | null>(null)
/** Which of its parts is open. */
export const openPart = signal(0)
/** How many seconds of silence were just passed over; null if none. */
export const skipped = signal<number | null>(null)
/** Whether it begins again at its end. */
export const repeats = signal(false)

/** For how long the sign that silence was skipped stays, in milliseconds. */
const signStays = 2_000

let sound: Sound | null = null
/** Of the open part. */
let address: string | null = null
/** The recording that is being opened; null once main has answered. */
let asked: string | null = null
let reason = ''
/** Counts what was opened and closed: answers to what came before are late. */
let openings = 0
/** Whether the person holds the slider, so that the sound does not move it. */
let isHeld = false
let signTimer: ReturnType<typeof setTimeout> | undefined

/** Plays a call from where the person was, or goes on with it. `why` is what the portal records, if it wants a reason. */
export async function play(track: Track, why = ''): Promise<void> {
  if (track === current.peek() && address !== null && track.failure.peek() === null) return resume()
  if (track !== current.peek()) close()
  if (why) reason = why
  current.value = track
  if (isAtEnd(track)) track.position.value = 0
  await open(track)
}

export function pause(): void {
  if (phase.peek() === 'opening') close()
  else sound?.element.pause()
}

/** Whether the person has given the reason for hearing this call, which holds until it is closed. */
export const hasReason = (track: Track) => track === current.peek() && reason !== ''

/** Goes to a place in seconds. While the person still moves the slider, only what is shown follows. */
export function seek(track: Track, seconds: number, { isMoving = false } = {}): void {
  const to = Math.min(Math.max(0, seconds), track.length.peek() || Number.POSITIVE_INFINITY)
  track.position.value = to
  const isCurrent = track === current.peek()
  isHeld = isMoving && isCurrent
  if (isMoving || !isCurrent || !sound) return
  const { part, within } = partAt(track, to)
  if (part !== openPart.peek()) void open(track, phase.peek() !== 'paused')
  else if (address !== null) sound.element.currentTime = within
}

/** Called when the person lets go of the slider, moved or not. */
export function letGo(): void {
  isHeld = false
}

export function hear(track: Track, heard: Heard): void {
  track.heard.value = heard
  if (track === current.peek()) sound?.hear(heard)
}

/** Goes on to the next slower or faster speed. */
export function stepSpeed(step: 1 | -1): void {
  const { speed } = preferences.peek()
  const next = playerSpeeds[playerSpeeds.indexOf(speed) + step]
  if (next !== undefined) prefer({ speed: next })
}

/** Stops and closes the sound; the call's track remembers the place. */
export function close(): void {
  end()
  dropAll()
}

/** Ends in main what is open or being opened. */
function end(): void {
  if (address !== null) void call('recordings.stop', { address })
  else if (asked !== null) void call('recordings.cancelPlay', { recording: asked })
}

function dropAll(): void {
  openings++
  forget()
  reason = ''
  current.value = null
}

function forget(): void {
  address = null
  asked = null
  clearTimeout(signTimer)
  batch(() => {
    phase.value = 'paused'
    isWaiting.value = false
    arrived.value = null
    skipped.value = null
  })
  const element = sound?.element
  if (!element) return
  element.pause()
  element.removeAttribute('src')
  element.load()
  sound?.rest()
}

function resume(): void {
  const track = current.peek()
  if (!track || !sound) return
  if (isAtEnd(track)) {
    track.position.value = 0
    if (openPart.peek() > 0) {
      void open(track)
      return
    }
    sound.element.currentTime = 0
  }
  sound.wake()
  // Refused only if the sound was closed meanwhile, which is told elsewhere.
  void sound.element.play().catch(() => undefined)
}

/** Whether nothing is left to hear, apart from the moment that a length is rounded by. */
const isAtEnd = (track: Track) => {
  const length = track.length.peek()
  return length > 0 && track.position.peek() >= length - 0.1
}

/** Opens the part at the track's place, and plays it unless the person had paused. */
async function open(track: Track, plays = true): Promise<void> {
  const opening = ++openings
  // Made before the first question: main may close everything before it answers.
  sound ??= listenTo(createSound())
  const opened = sound
  end()
  forget()
  const { part } = partAt(track, track.position.peek())
  batch(() => {
    openPart.value = part
    track.failure.value = null
    phase.value = plays ? 'opening' : 'paused'
  })
  const recording = track.parts[part] ?? track.recording
  asked = recording
  const answer = await call('recordings.play', { recording, reason })
  if (opening !== openings) {
    if (answer.ok) void call('recordings.stop', { address: answer.value.address })
    return
  }
  asked = null
  arrived.value = null
  if (!answer.ok) return fail(track, answer.error)
  address = answer.value.address
  const { element } = opened
  opened.hear(track.heard.peek())
  opened.wake()
  element.src = address
  // The person may have moved on meanwhile.
  element.currentTime = partAt(track, track.position.peek()).within
  applyPreferences(element)
  if (plays) void element.play().catch(() => undefined)
}

function fail(track: Track, failure: PlayFailure): void {
  end()
  forget()
  if (typeof failure === 'object' && failure.code === 'cancelled') current.value = null
  else track.failure.value = failure
}

function applyPreferences(element: HTMLAudioElement): void {
  const { volume, speed } = preferences.peek()
  element.volume = volume
  // Loading a sound sets the speed to its default.
  element.defaultPlaybackRate = speed
  element.playbackRate = speed
}

/** Follows what the element does. */
function listenTo(made: Sound): Sound {
  const { element } = made
  const on = (name: keyof HTMLMediaElementEventMap, does: (track: Track) => void) =>
    element.addEventListener(name, () => {
      const track = current.peek()
      if (track && address !== null) does(track)
    })
  on('loadedmetadata', (track) => {
    const { duration } = element
    if (Number.isFinite(duration)) track.lengths.value = withItem(track.lengths.peek(), openPart.peek(), duration)
  })
  on('timeupdate', (track) => {
    // Before its data has arrived, an element is at its beginning.
    if (isHeld || element.readyState < element.HAVE_CURRENT_DATA) return
    const at = (track.timeline.peek()[openPart.peek()]?.from ?? 0) + element.currentTime
    track.position.value = at
    if (preferences.peek().skipsSilence && phase.peek() === 'playing') skipSilence(track, at)
  })
  on('playing', () => {
    phase.value = 'playing'
    isWaiting.value = false
  })
  on('waiting', () => {
    isWaiting.value = phase.peek() === 'playing'
  })
  on('pause', () => {
    // An element pauses at its end, too.
    if (!element.ended && phase.peek() === 'playing') stopAt()
  })
  on('ended', (track) => {
    const next = track.timeline.peek()[openPart.peek() + 1]
    if (next) {
      track.position.value = next.from
      void open(track)
      return
    }
    track.position.value = track.length.peek()
    if (repeats.peek()) resume()
    else stopAt()
  })
  on('error', (track) => {
    const { code } = element.error ?? {}
    const isNew = element.readyState === element.HAVE_NOTHING
    fail(track, code === MediaError.MEDIA_ERR_NETWORK || !isNew ? 'interrupted' : 'unplayable')
  })
  listen('recordings.playProgress', ({ recording, done, total }) => {
    if (recording === asked && total > 0) arrived.value = done / total
  })
  preferences.subscribe(() => applyPreferences(element))
  // Main has closed it already: the app was locked, or the session or account is another.
  listen('media.closed', dropAll)
  return made
}

function stopAt(): void {
  batch(() => {
    phase.value = 'paused'
    isWaiting.value = false
  })
  sound?.rest()
}

function skipSilence(track: Track, at: number): void {
  const to = afterSilence(track.silences.peek(), at)
  if (to === null) return
  seek(track, to)
  skipped.value = Math.round(to - at)
  clearTimeout(signTimer)
  signTimer = setTimeout(() => {
    skipped.value = null
  }, signStays)
}
