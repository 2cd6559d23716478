import type { DiagnosticsText } from 'text:diagnostics'
import { z } from 'zod'
import type { HttpClient } from '../http/client.ts'
import { discoveryPath } from '../portals/discovery-document.ts'
import { openAdapter } from '../portals/open-adapter.ts'
import { bad, type Checks, type Finding, good } from './finding.ts'

/** The largest harmless clock difference, in milliseconds. A larger one breaks certificates and session expiry. */
const tolerated = 60_000

/** Checks with the app's own HTTP client and route whether it is a portal, and compares the clocks. */
export async function portalChecks(
  http: HttpClient,
  url: URL,
  checks: Checks,
  { checkText, factText }: DiagnosticsText,
): Promise<Finding[]> {
  return Promise.all([
    checks.run(checkText.portal, async () => {
      const { profile, capabilities } = await openAdapter(http, url)
      const fields = capabilities.signIn.fields.map(({ name }) => name)
      return good(factText.kind({ kind: profile.kind }), factText.signsInWith({ fields: fields.join(', ') }))
    }),
    checks.run(checkText.clock, async () => {
      const before = Date.now()
      const { headers } = await http.request({
        method: 'GET',
        url: new URL(discoveryPath, url),
        expect: 200,
        schema: z.unknown(),
        maxBytes: 64_000,
      })
      const there = Date.parse(headers.date ?? '')
      if (Number.isNaN(there)) return good(factText.noTime)
      const ahead = (before + Date.now()) / 2 - there
      const fact = (ahead < 0 ? factText.behind : factText.ahead)({ seconds: Math.abs(Math.round(ahead / 1000)) })
      return Math.abs(ahead) > tolerated ? bad(fact) : good(fact)
    }),
  ])
}
