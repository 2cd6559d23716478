/** Patterns of secrets, each with a group for the prefix to keep. All run in linear time. */
const shapes = [
  // Authorization headers (RFC 6750, 2.1; RFC 7617, 2).
  /(\b(?:bearer|basic)\s+)[\w+/.~=-]{6,}/gi,
  // name=value and "name": "value" with the name of a secret.
  /((?:password|passwd|passphrase|secret|token|api[_-]?key|auth_pass|pwd)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
  // JSON Web Tokens (RFC 7519, 3).
  /()(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // Long random-looking strings: keys, tokens, hashes, also as a segment of a path.
  /()(?<![\w+.-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])[\w+-]{32,}={0,2}/gi,
]

/** A URL in a text (RFC 3986, 3); a URL inside another is part of it. */
const address = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)([^\s"]+)/gi

/** Replaces everything that looks like a secret. A second line of defence: no secret should get this far. */
export function redact(text: string): string {
  const addressed = text.replace(address, (_, scheme: string, rest: string) => scheme + redactAddress(rest))
  return shapes.reduce((rest, shape) => rest.replace(shape, '$1[redacted]'), addressed)
}

/** Credentials come before an @ (RFC 3986, 3.2.1); reset links and the like carry their secret in the query. */
function redactAddress(rest: string): string {
  const query = rest.search(/[?#]/)
  const path = query < 0 ? rest : rest.slice(0, query + 1)
  const segments = path.split('/').map((segment) => {
    const end = segment.lastIndexOf('@')
    return end < 0 ? segment : `[redacted]${segment.slice(end)}`
  })
  return segments.join('/') + (query < 0 || query + 1 === rest.length ? '' : '[redacted]')
}
