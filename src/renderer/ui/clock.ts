/** The seconds of a countdown: takes milliseconds and rounds up. */
export const wholeSeconds = (milliseconds: number) => Math.ceil(milliseconds / 1000)

/** The remaining time: "2:05", "1:00:09". Takes milliseconds; rounds up to whole seconds, never below zero. */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, wholeSeconds(milliseconds))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const twoDigits = (part: number) => String(part).padStart(2, '0')
  const tail = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
