import { playerText } from 'text:recording-player'

const wholeParts = (seconds: number) => {
  const whole = Math.max(0, Math.floor(seconds))
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}

/** A length or a place as a clock writes it: "4:03", "1:00:09". Takes seconds, and cuts what is less than one. */
export function clockOf(length: number): string {
  const { hours, minutes, seconds } = wholeParts(length)
  const twoDigits = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}` : `${minutes}:${twoDigits(seconds)}`
}

/** The same as people say it: "4 minutes 3". */
export function spokenLength(length: number): string {
  const parts = wholeParts(length)
  const { hours, minutes, seconds } = playerText.spoken
  return parts.hours > 0 ? hours(parts) : parts.minutes > 0 ? minutes(parts) : seconds(parts)
}
