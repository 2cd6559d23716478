const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** Exotel's rule for SIP passwords, written apart from the client's reading of it: at least 8 signs of 3 of 4 classes. */
export function isStrong(password: string): boolean {
  return Array.from(password).length >= 8 && classes.filter((pattern) => pattern.test(password)).length >= 3
}
