/** The shortest interval between two reports, in milliseconds. */
const pause = 100

/**
 * Passes progress on as often as a person can follow it. The latest is never withheld for longer, also if nothing comes
 * after it.
 */
export function pacedProgress<Progress>(report: (progress: Progress) => void): (progress: Progress) => void {
  let latest: { progress: Progress } | null = null
  let waiting = false
  const tell = () => {
    waiting = latest !== null
    if (!latest) return
    report(latest.progress)
    latest = null
    setTimeout(tell, pause)
  }
  return (progress) => {
    latest = { progress }
    if (!waiting) tell()
  }
}
