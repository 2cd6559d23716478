import { z } from 'zod'
import { policyKey } from '../policy-key.ts'

/** An http or https proxy without credentials, path or query, or the word `direct` for none at all. */
const proxyRuleSchema = z.string().max(300).refine(isProxyRule)

/**
 * A host that no proxy is used for, in three of the forms of Chromium's bypass rules (net/docs/proxy.md):
 * a host name or address as URLs write it, `*.example.com` for every name below one, `<local>` for
 * every name without a dot.
 */
const bypassRuleSchema = z.string().max(300).refine(isBypassRule)

/** A public key's pin: the SHA-256 of its SPKI in base64, as RFC 7469 (2.4) writes it. */
const pinSchema = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)

/** An absolute path on this computer: from the root, or on Windows from a drive. Network shares are not allowed. */
const localPathSchema = z
  .string()
  .max(1000)
  .regex(/^(?:\/(?!\/)|[A-Za-z]:[\\/])[^\p{Cc}]+$/u)

/** How an organisation configures the app for its network. None of the keys has a safest value. */
export const networkPolicy = {
  ProxyUrl: policyKey(proxyRuleSchema, {
    title: 'Proxy',
    description:
      'The proxy for every call to a portal, instead of the system’s: an http or https address without a user name, e.g. http://proxy.example.com:8080, or the word direct for none.',
  }),
  ProxyBypass: policyKey(z.array(bypassRuleSchema).max(200), {
    title: 'Exceptions to the proxy',
    description:
      'Hosts that are reached without the proxy in ProxyUrl: a name or address, *.example.com for the names below it, or <local> for names without a dot. Without ProxyUrl they mean nothing.',
  }),
  CertificateAuthorityFile: policyKey(localPathSchema, {
    title: 'Certificate authorities',
    description:
      'The full path of a PEM file on this computer, whose authorities are trusted besides the system’s. It must belong to root, be writable by nobody else and be no link; on Windows it must be below Program Files.',
  }),
  CertificatePins: policyKey(z.array(pinSchema).min(1).max(50), {
    title: 'Pinned keys',
    description:
      'SHA-256 of public keys (SPKI) in base64. One of them must be in the chain of the portal in PortalUrl, or else of the one that came with the app; where there is neither, in every portal’s.',
  }),
}

function isProxyRule(rule: string): boolean {
  if (rule === 'direct') return true
  // The URL parser would ignore white space, and a missing or third slash.
  const url = /^https?:\/\/[^\s/@?#\\]+\/?$/i.test(rule) ? URL.parse(rule) : null
  return url !== null && url.hostname !== ''
}

function isBypassRule(rule: string): boolean {
  if (rule === '<local>') return true
  const host = rule.replace(/^\*\.(?!\[)/, '').toLowerCase()
  if (/[^a-z0-9_.:[\]-]|^\.|\.\.|\.$/.test(host)) return false
  // The parser normalises an address, and rules are compared in normalised form.
  return URL.parse(`https://${host}`)?.hostname === host
}
