import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KamailioAccount } from './kamailio.ts'
import { finish } from './running.ts'

/** Registers the account with sipp for an hour, as another phone would. Resolves with sipp's exit code: 0 is registered. */
export async function registerWithSipp(account: KamailioAccount, port: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'sipp-'))
  try {
    const scenario = join(folder, 'register.xml')
    await writeFile(scenario, scenarioFor(account), { mode: 0o600 })
    const once = ['-m', '1', '-i', '127.0.0.1', '-timeout', '100', '-nostdin']
    const { code } = await finish('sipp', [`127.0.0.1:${port}`, '-sf', scenario, ...once])
    return code
  } finally {
    await rm(folder, { recursive: true })
  }
}

function scenarioFor({ username, authorizationId, password, domain }: KamailioAccount): string {
  const request = (sequence: number, credentials: string) => `<send retrans="500"><![CDATA[
    REGISTER sip:${domain} SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    From: <sip:${username}@${domain}>;tag=[call_number]
    To: <sip:${username}@${domain}>
    Call-ID: [call_id]
    CSeq: ${sequence} REGISTER
    Contact: <sip:${username}@[local_ip]:[local_port]>
    Max-Forwards: 70
    Expires: 3600
    ${credentials}
    Content-Length: 0
  ]]></send>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="register">
  ${request(1, 'User-Agent: sipp')}
  <recv response="401" auth="true"/>
  ${request(2, `[authentication username=${authorizationId} password=${password}]`)}
  <recv response="200"/>
</scenario>
`
}
