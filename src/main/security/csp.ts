const directives: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'media-src': "'self'",
  // The renderer has no network of its own: everything goes over the bridge.
  'connect-src': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  // Preact builds elements and never parses markup, so the sinks that do are forbidden.
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
}

/** The pages' content security policy, starting from nothing allowed (CSP Level 3; Trusted Types, section 4.4). */
export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')

/** The policy of images that a portal sent, should one of them ever be opened as a document: it can do nothing. */
export const imageSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
