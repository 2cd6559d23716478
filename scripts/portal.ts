import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type RunningExotel, startExotel } from '../test/portal/exotel/exotel.ts'
import { type RunningPortal, startPortal } from '../test/portal/portal.ts'

const argumentsSchema = z.object({
  phones: z.coerce.number().int().min(0).max(50_000).default(60),
  port: z.coerce.number().int().min(0).max(65_535).default(8620),
  tls: z.boolean().default(false),
  help: z.boolean().default(false),
  kind: z.enum(['call-record', 'aptela', 'exotel']).default('call-record'),
})

const usage = `npm run portal -- [OPTION]...

  --kind=KIND    call-record, aptela or exotel; call-record unless told
  --phones=N     so many phones, up to 50,000; 60 unless told
  --port=N       the port on this computer, 0 for any; 8620 unless told
  --tls          https with a certificate of its own
  --help         print this, then end`

/** Parses the command line. Throws an error that names the first invalid argument. */
export function readArguments(argv: string[]): z.infer<typeof argumentsSchema> {
  const { values } = parseArgs({
    args: argv,
    options: {
      phones: { type: 'string' },
      port: { type: 'string' },
      tls: { type: 'boolean' },
      kind: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const parsed = argumentsSchema.safeParse(values)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`--${String(issue?.path[0])}: ${issue?.message}`)
}

/** The addresses and accounts of a running portal, for a person at a terminal. */
export function describePortal(portal: RunningPortal): string {
  const accounts = Object.values(portal.people).map(({ username, password, email }) => [username, password, email])
  return [
    `Portal  ${portal.url}`,
    `Mail    ${portal.mail.url}`,
    `Client  ${portal.clientId}, where sign-in asks for a Client ID`,
    '',
    ...table([['Username', 'Password', 'Email address'], ...accounts]),
  ].join('\n')
}

/** The address and the accounts of the running Exotel API. */
export function describeExotel({ url, singapore, mumbai }: RunningExotel): string {
  const accounts = [singapore, mumbai].map((account) => [
    account.region,
    account.accountSid,
    account.apiKey,
    account.apiToken,
  ])
  return [`Portal  ${url}`, '', ...table([['Region', 'Account SID', 'API key', 'API token'], ...accounts])].join('\n')
}

/** Lines with aligned columns. */
function table(rows: string[][]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('')
      .trimEnd(),
  )
}

async function main(): Promise<void> {
  const { kind, help, ...options } = readArguments(process.argv.slice(2))
  if (help) return console.log(usage)
  const portal =
    kind === 'exotel'
      ? await startExotel({ users: options.phones, port: options.port })
      : await startPortal({ kind, ...options })
  const description = 'people' in portal ? describePortal(portal) : describeExotel(portal)
  console.log(`${description}\n\nCtrl+C ends it.`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await portal.close()
}

if (import.meta.main) {
  main().catch((cause: unknown) => {
    console.error(`${cause instanceof Error ? cause.message : cause}\n\n${usage}`)
    process.exitCode = 1
  })
}
