/**
 * One attribute as Windows writes it (CertNameToStr, CERT_X500_NAME_STR): quoted if it contains a special character.
 */
const attribute = /(?:^|, | \+ )([\w.]+)=("(?:[^"]|"")*"|[^",+]*)/y

/** The common name in a certificate's subject as Windows writes it; null if there is none or more than one. */
export function commonName(subject: string): string | null {
  const names: string[] = []
  let end = 0
  while (end < subject.length) {
    attribute.lastIndex = end
    const found = attribute.exec(subject)
    if (!found) return null
    end = attribute.lastIndex
    const [, type, value = ''] = found
    if (type === 'CN') names.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
  }
  const [name, ...others] = names
  return name !== undefined && others.length === 0 ? name : null
}
