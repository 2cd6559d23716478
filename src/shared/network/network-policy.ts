import { z } from 'zod'

/** An http or https proxy without credentials, path or query, or the word `direct` for none at all. */
export const proxyRuleSchema = z.string().max(300).refine(isProxyRule)

/**
 * A host that no proxy is used for, in three of the forms of Chromium's bypass rules (net/docs/proxy.md):
 * a host name or address as URLs write it, `*.example.com` for every name below one, `<local>` for
 * every name without a dot.
 */
export const bypassRuleSchema = z.string().max(300).refine(isBypassRule)

/** A public key's pin: the SHA-256 of its SPKI in base64, as RFC 7469 (2.4) writes it. */
export const pinSchema = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)

/** An absolute path on this computer: from the root, or on Windows from a drive. No share of another computer. */
export const localPathSchema = z
  .string()
  .max(1000)
  .regex(/^(?:\/(?!\/)|[A-Za-z]:[\\/])[^\p{Cc}]+$/u)

function isProxyRule(rule: string): boolean {
  if (rule === 'direct') return true
  // The parser would pass over white space, and over a missing or a third slash.
  const url = /^https?:\/\/[^\s/@?#\\]+\/?$/i.test(rule) ? URL.parse(rule) : null
  return url !== null && url.hostname !== ''
}

function isBypassRule(rule: string): boolean {
  if (rule === '<local>') return true
  const host = rule.replace(/^\*\.(?!\[)/, '').toLowerCase()
  if (/[^a-z0-9_.:[\]-]|^\.|\.\.|\.$/.test(host)) return false
  // The parser writes an address in its one usual form, which is the one that is compared.
  return URL.parse(`https://${host}`)?.hostname === host
}
