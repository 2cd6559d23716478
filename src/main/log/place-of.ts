/** The class of an error and where it arose, without its message, which may quote what a person typed. */
export function placeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const stack = fault.stack ?? ''
  const message = stack.indexOf(fault.message)
  const frames = message < 0 ? [] : (stack.slice(message + fault.message.length).match(/^\s+at .*$/gm) ?? [])
  return [fault.name, ...frames.slice(0, 5).map((frame) => frame.trim())].join(' ')
}
