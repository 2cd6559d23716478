import { type DiagnosticsText, diagnosticsText } from 'text:diagnostics'
import { toldText } from '../../shared/text/shown-text.ts'
import { createHttpClient } from '../http/client.ts'
import type { AppLanguage } from '../language/language.ts'
import { redact } from '../log/redact.ts'
import type { Network } from '../network/network.ts'
import { type ComputerDependencies, computerChecks } from './computer-checks.ts'
import { createChecks, type Finding, skipped } from './finding.ts'
import { networkChecks } from './network-checks.ts'
import { portalChecks } from './portal-checks.ts'
import { reportTitle } from './report-file.ts'

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
