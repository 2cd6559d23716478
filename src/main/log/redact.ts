/** What looks like a secret, each with the part before it that may stay. All take time in proportion to the text. */
const shapes = [
  // Authorization headers (RFC 6750, 2.1; RFC 7617, 2).
  /(\b(?:bearer|basic)\s+)[\w+/.~=-]{6,}/gi,
  // name=value and "name": "value" of anything that is called a secret.
  /((?:password|passwd|passphrase|secret|token|api[_-]?key|auth_pass|pwd)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
  // JSON Web Tokens (RFC 7519, 3).
  /()(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // Anything long without a word in it: keys, tokens, hashes, also as a segment of a path.
  /()(?<![\w+.-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])[\w+-]{32,}={0,2}/gi,
]

/** An address up to where it ends in a text (RFC 3986, 3); one inside another is a part of it. */
const address = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)([^\s"]+)/gi

/** The text with whatever looks like a secret replaced. A second net: nothing secret should come this far. */
export function redact(text: string): string {
  const addressed = text.replace(address, (_, scheme: string, rest: string) => scheme + redactAddress(rest))
  return shapes.reduce((rest, shape) => rest.replace(shape, '$1[redacted]'), addressed)
}

/** Credentials stand before an @ (RFC 3986, 3.2.1); reset links and the like carry their secret in the query. */
function redactAddress(rest: string): string {
  const query = rest.search(/[?#]/)
  const path = query < 0 ? rest : rest.slice(0, query + 1)
  const segments = path.split('/').map((segment) => {
    const end = segment.lastIndexOf('@')
    return end < 0 ? segment : `[redacted]${segment.slice(end)}`
  })
  return segments.join('/') + (query < 0 || query + 1 === rest.length ? '' : '[redacted]')
}
