/** Characters that a user part may hold unescaped: unreserved and user-unreserved (RFC 3261, 25.1). */
const userCharacter = /[A-Za-z0-9\-_.!~*'()&=+$,;?/]/

/** A user name as the user part of a SIP URI: UTF-8, everything else escaped as %XX (RFC 3261, 19.1.2). */
export function sipUserPart(username: string): string {
  return [...username]
    .map((character) =>
      userCharacter.test(character)
        ? character
        : [...new TextEncoder().encode(character)]
            .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join(''),
    )
    .join('')
}

/** A value as a quoted-string: backslash before quotation marks and backslashes (RFC 3261, 25.1). */
export function quotedString(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
