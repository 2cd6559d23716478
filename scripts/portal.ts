import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type RunningPortal, startPortal } from '../test/portal/portal.ts'

const argumentsSchema = z.object({
  phones: z.coerce.number().int().min(0).max(50_000).default(60),
  port: z.coerce.number().int().min(0).max(65_535).default(8620),
  tls: z.boolean().default(false),
  kind: z.enum(['call-record', 'aptela']).default('call-record'),
})

/** What the command line says. Throws an error that names the first argument that does not fit. */
export function readArguments(argv: string[]): z.infer<typeof argumentsSchema> {
  const { values } = parseArgs({
    args: argv,
    options: {
      phones: { type: 'string' },
      port: { type: 'string' },
      tls: { type: 'boolean' },
      kind: { type: 'string' },
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
  const rows = [['Username', 'Password', 'E-mail address'], ...accounts]
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2
  return [
    `Portal  ${portal.url}`,
    `Mail    ${portal.mail.url}`,
    `Client  ${portal.clientId}, where sign-in asks for a Client ID`,
    '',
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(width(column)))
        .join('')
        .trimEnd(),
    ),
  ].join('\n')
}

async function main(): Promise<void> {
  const portal = await startPortal(readArguments(process.argv.slice(2)))
  console.log(`${describePortal(portal)}\n\nCtrl+C ends it.`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await portal.close()
}

if (import.meta.main) {
  main().catch((cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exitCode = 1
  })
}
