/** What secrets look like, each with the part before it that may stay. */
const shapes = [
  // Authorization headers (RFC 6750, 2.1; RFC 7617, 2).
  /(\b(?:bearer|basic)\s+)[\w+/.~=-]{6,}/gi,
  // Credentials in an address (RFC 3986, 3.2.1), up to the last @ before the path.
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#]+(?=@)/gi,
  // A query: reset links and the like carry their secret there.
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#]*[?#])[^\s"]+/gi,
  // name=value and "name": "value" of anything that is called a secret.
  /((?:password|passwd|passphrase|secret|token|api[_-]?key|auth_pass|pwd)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
  // JSON Web Tokens (RFC 7519, 3).
  /()\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // Anything long without a word in it: keys, tokens, hashes.
  /()(?<![\w/.-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])[\w+-]{32,}={0,2}/gi,
]

/** The text with whatever looks like a secret replaced. A second net: nothing secret should come this far. */
export function redact(text: string): string {
  return shapes.reduce((rest, shape) => rest.replace(shape, '$1[redacted]'), text)
}
