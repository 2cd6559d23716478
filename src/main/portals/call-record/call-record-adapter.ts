import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { HttpAnswer, HttpClient } from '../../http/client.ts'
import { endpointUrl } from '../endpoint-url.ts'
import { momentIn } from '../moment-in.ts'
import type { AccessToken, Grant, PortalAdapter } from '../portal-adapter.ts'
import { profileIdOf } from '../profile-id.ts'
import { withoutNull } from '../without-null.ts'
import { callRecordAccountPasswords } from './call-record-account-passwords.ts'
import { callRecordRecovery } from './call-record-recovery.ts'
import { callRecordUsers } from './call-record-users.ts'
import type { Discovery, Grant as GrantBody } from './contract.ts'
import { type Endpoint, endpoints } from './contract.ts'
import { problemToError } from './problem.ts'
import { callRecordRecordings } from './recordings.ts'

const pageSize = 1000
/** As much as of an ETag is kept with an account. */
const longestVersion = 200

interface Asked {
  path?: Record<string, string>
  query?: Record<string, string | number>
  json?: unknown
  token?: AccessToken
  ifMatch?: string
}

/** Asks one endpoint of a portal. */
export type Ask = <E extends Endpoint>(endpoint: E, asked: Asked) => Promise<HttpAnswer<z.output<E['response']>>>

/** A portal that speaks the contract in contract.ts (docs/portal-api.md). */
export function createCallRecordAdapter(http: HttpClient, origin: URL, discovery: Discovery): PortalAdapter {
  const api = discovery.api.replace(/\/$/, '')

  /** Only reading may be repeated; a change whose answer was lost is `outcome-unknown`. */
  async function ask<E extends Endpoint>(endpoint: E, asked: Asked): Promise<HttpAnswer<z.output<E['response']>>> {
    return http.request({
      method: endpoint.method,
      url: endpointUrl(origin, `${api}${endpoint.path}`, asked.path),
      expect: endpoint.status,
      schema: z.preprocess(withoutNull, endpoint.response as E['response']),
      repeatable: endpoint.method === 'GET',
      changes: endpoint.changes ?? (endpoint.method === 'PATCH' || endpoint.method === 'PUT'),
      problem: problemToError,
      ...(asked.query && { query: asked.query }),
      ...(asked.json !== undefined && { json: asked.json }),
      ...(asked.token && { bearer: asked.token }),
      ...(asked.ifMatch && { ifMatch: asked.ifMatch }),
    })
  }

  const { recovery, account, users, recordings } = discovery.capabilities
  const { methods } = recovery

  return {
    profile: {
      id: profileIdOf(origin),
      kind: discovery.kind,
      name: discovery.name,
      url: origin.origin,
      support: discovery.support,
      brand: discovery.brand,
    },
    capabilities: discovery.capabilities,
    ...(methods.some((method) => method === 'emailed-link' || method === 'phone-code') && {
      recovery: callRecordRecovery(ask),
    }),
    ...(users && { users: callRecordUsers(ask) }),
    ...(recordings && { recordings: callRecordRecordings(ask) }),
    ...((account?.voicemailPin || account?.operatorPassword) && { accountPasswords: callRecordAccountPasswords(ask) }),

    async signIn({ username = '', password = '', clientId }) {
      const json = { username, password, ...(clientId !== undefined && { clientId }) }
      return grantOf((await ask(endpoints.signIn, { json })).value)
    },
    async refresh(refreshToken) {
      return grantOf((await ask(endpoints.refresh, { json: { refreshToken } })).value)
    },
    async signOut(token) {
      await ask(endpoints.signOut, { token })
    },
    async reauthenticate(token, password) {
      await ask(endpoints.reauthenticate, { token, json: { password } })
    },
    async check(token) {
      if (account) await ask(endpoints.readAccount, { token })
      else await ask(endpoints.listPhones, { token, query: { offset: 0, limit: 1 } })
    },
    async requestPassword(email) {
      const { resendAfter } = (await ask(endpoints.requestPassword, { json: { email } })).value
      return { resendAt: momentIn(resendAfter) }
    },
    async readAccount(token) {
      const { value, headers } = await ask(endpoints.readAccount, { token })
      const version = versionOf(headers)
      if (version.tag === undefined)
        throw new Failure({ code: 'portal-unexpected', host: origin.host, what: version.wrong })
      return { ...value, etag: version.tag }
    },
    async changeAccount(token, { etag, ...change }) {
      const { value, headers } = await ask(endpoints.changeAccount, { token, json: change, ifMatch: etag })
      const { passwordChanged, otherSessionsEnded, ...account } = value
      // The change has been made. Without a version the next one is refused as a conflict, and the account is read anew.
      return { account: { ...account, etag: versionOf(headers).tag ?? '' }, passwordChanged, otherSessionsEnded }
    },
    async listPhones(token, cursor) {
      const offset = Number(cursor ?? 0)
      const { phones, total } = (await ask(endpoints.listPhones, { token, query: { offset, limit: pageSize } })).value
      const after = offset + phones.length
      return { phones, total, next: phones.length > 0 && after < total ? String(after) : null }
    },
    async readPhone(token, phone) {
      const { sip, ftp, ...rest } = (await ask(endpoints.readPhone, { token, path: { phone } })).value
      const access = discovery.capabilities.phones
      return {
        ...rest,
        sip: sip && { ...sip, port: sip.port ?? null, password: access?.sip ?? 'none' },
        ftp: ftp && { ...ftp, password: access?.ftp ?? 'none' },
      }
    },
    async readPhoneSecret(token, phone, secret) {
      return (await ask(endpoints.readPhoneSecret, { token, path: { phone, secret } })).value.password
    },
    async readProvisioningLink(token, phone) {
      return (await ask(endpoints.readProvisioningLink, { token, path: { phone } })).value.url
    },
    async setPhonePassword(token, phone, secret, password) {
      await ask(endpoints.setPhonePassword, { token, path: { phone, secret }, json: { password } })
      return { details: [] }
    },
  }
}

/** The account's version. Only a strong ETag can be one: If-Match never takes a weak one (RFC 9110, 13.1.1). */
function versionOf({ etag }: Record<string, string | undefined>): { tag: string } | { tag?: undefined; wrong: string } {
  if (etag === undefined) return { wrong: 'ETag: missing' }
  if (etag.startsWith('W/')) return { wrong: 'ETag: a weak one, as compression on the way makes it' }
  return etag === '' || etag.length > longestVersion ? { wrong: 'ETag: too long or empty' } : { tag: etag }
}

function grantOf({ expiresIn, ...grant }: GrantBody): Grant {
  return { ...grant, expiresAt: momentIn(expiresIn) }
}
