import { lstat, open, rm, writeFile } from 'node:fs/promises'
import { type DiagnosticsText, diagnosticsText } from 'text:diagnostics'
import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { toldText } from '../../shared/text/shown-text.ts'
import { createHttpClient } from '../http/client.ts'
import type { AppLanguage } from '../language/language.ts'
import { redact, terminal } from '../log/log.ts'
import type { Network } from '../network/network.ts'
import { type ComputerDependencies, computerChecks } from './computer-checks.ts'
import { createChecks, type Finding, skipped } from './finding.ts'
import { networkChecks } from './network-checks.ts'
import { portalChecks } from './portal-checks.ts'

export interface ReportDependencies extends ComputerDependencies {
  /** The portal in use, or null before one was chosen. */
  portal: URL | null
  /** The app's own network. */
  network: Network
  /** The language of the report. */
  language: Pick<AppLanguage, 'current'>
}

export interface Report {
  /** Numbered findings, for administrators. */
  text: string
  /** Whether no check failed. */
  isGood: boolean
}

/**
 * Checks the network path to the portal and what the app needs from this computer. Ends in bounded time and never
 * rejects.
 */
export async function makeReport(parts: ReportDependencies): Promise<Report> {
  const { portal, network, version, language } = parts
  const text = await loadText(language)
  const checks = createChecks(text.factText)
  // The system may take longer to say whom it trusts than any check is given.
  await network.trust()
  // No retries: the reader wants to see the first failure.
  const http = createHttpClient({
    userAgent: `CallRecordPortal/${version}`,
    ...network,
    retry: { times: 0, delay: 0 },
  })
  const [computer, hops, answers] = await Promise.all([
    computerChecks(parts, checks, text),
    portal ? networkChecks(portal, network, checks, text) : [noPortal(text)],
    portal ? portalChecks(http, portal, checks, text) : [],
  ])
  const findings = [...computer, ...hops, ...answers]
  return { text: redact(written(findings, text)), isGood: findings.every(({ outcome }) => outcome !== 'bad') }
}

async function loadText(language: Pick<AppLanguage, 'current'>): Promise<DiagnosticsText> {
  const { tag } = await language.current()
  return (diagnosticsText[tag] ?? diagnosticsText.en)()
}

const noPortal = ({ checkText, factText }: DiagnosticsText) => skipped(checkText.portal, factText.noPortal)

/** Some of them contain text from servers. */
const factLine = toldText(1000)

function written(findings: readonly Finding[], { reportText, outcomeText }: DiagnosticsText): string {
  const width = Math.max(...Object.values(outcomeText).map(({ length }) => length))
  const lines = findings.flatMap(({ title, outcome, facts }, index) => [
    `${String(index + 1).padStart(2)}. ${outcomeText[outcome].padEnd(width)} ${title}`,
    ...facts.map((fact) => `            ${factLine.parse(fact)}`),
  ])
  const head = [reportTitle, new Date().toISOString(), reportText.withoutSecrets]
  return `${[...head, '', ...lines].join('\n')}\n`
}

/**
 * Writes a report to a file or to the standard output. Resolves with the exit code: 0 if everything is good, 1 if
 * something is not, 2 if the report could not be written, 3 if policy forbids it and nothing was checked.
 */
export async function writeReport(
  policy: Policy,
  makeReport: () => Promise<Report>,
  file: string | null,
): Promise<number> {
  if (!allowsDiagnostics(policy)) return 3
  const { text, isGood } = await makeReport()
  return write(text, file).then(
    () => (isGood ? 0 : 1),
    () => 2,
  )
}

function write(text: string, file: string | null): Promise<void> {
  if (file !== null) return writeReportFile(file, text)
  return new Promise((resolve, reject) =>
    terminal('stdout').write(text, (error) => (error ? reject(error) : resolve())),
  )
}

/** The first line of every report, which identifies an earlier one. */
export const reportTitle = 'Call Record Portal diagnostics'

/**
 * Writes a report to a path from the command line, which another program may have supplied: to a new file that only its
 * owner can read, or in place of an earlier report. Rejects if anything else is there, including a link, and on Windows
 * for a network share, where Windows would sign in as the person.
 */
export async function writeReportFile(path: string, text: string, platform = process.platform): Promise<void> {
  if (platform === 'win32' && /^[\\/]{2}/.test(path)) throw new Error('a network share')
  // A file created there meanwhile is not overwritten either.
  if (await isFormerReport(path)) await rm(path)
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
}

async function isFormerReport(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  if (!found?.isFile()) return false
  await using file = await open(path, 'r')
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(reportTitle.length + 1) })
  return buffer.toString('latin1', 0, bytesRead) === `${reportTitle}\n`
}
