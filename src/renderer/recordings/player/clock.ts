import { playerText } from 'text:recording-player'
import { lengthOf } from '../recording-words.ts'

/** A place as a clock writes it: "4:03", "1:00:09". Takes seconds, and cuts what is less than one. */
export const clockOf = (place: number): string => lengthOf(Math.max(0, Math.floor(place)))

/** A length as people say it: "4 minutes 3". */
export function spokenLength(length: number): string {
  const whole = Math.max(0, Math.floor(length))
  const parts = { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
  const { hours, minutes, seconds } = playerText.spoken
  return parts.hours > 0 ? hours(parts) : parts.minutes > 0 ? minutes(parts) : seconds(parts)
}
