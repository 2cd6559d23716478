/** The phone whose test was asked for on another page: it starts when the phone is shown. */
let requested: string | null = null

export function requestTest(phone: string): void {
  requested = phone
}

/** Whether this phone's test was asked for; asked about once. */
export function takeRequestedTest(phone: string): boolean {
  const isThis = requested === phone
  requested = null
  return isThis
}
