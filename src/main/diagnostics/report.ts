import { toldText } from '../../shared/text/shown-text.ts'
import { createHttpClient } from '../http/client.ts'
import { redact } from '../log/redact.ts'
import type { Network } from '../network/network.ts'
import { type ComputerDependencies, computerChecks } from './computer-checks.ts'
import type { Finding } from './finding.ts'
import { networkChecks } from './network-checks.ts'
import { portalChecks } from './portal-checks.ts'
import { reportTitle } from './report-file.ts'

export interface ReportDependencies extends ComputerDependencies {
  /** The portal in use, or null before one was chosen. */
  portal: URL | null
  /** The app's own network. */
  network: Network
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
  const { portal, network, version } = parts
  // Reading the system's trust store may take longer than any check's limit.
  await network.trust()
  // No retries: the reader wants to see the first failure.
  const http = createHttpClient({
    userAgent: `CallRecordPortal/${version}`,
    ...network,
    retry: { times: 0, delay: 0 },
  })
  const [computer, hops, answers] = await Promise.all([
    computerChecks(parts),
    portal ? networkChecks(portal, network) : [noPortal],
    portal ? portalChecks(http, portal) : [],
  ])
  const findings = [...computer, ...hops, ...answers]
  return { text: redact(written(findings)), isGood: findings.every(({ outcome }) => outcome !== 'bad') }
}

const noPortal: Finding = { title: 'Portal', outcome: 'skipped', facts: ['none has been chosen yet'] }

/** Some of them contain text from servers. */
const factLine = toldText(1000)

function written(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ title, outcome, facts }, index) => [
    `${String(index + 1).padStart(2)}. ${outcome.toUpperCase().padEnd(7)} ${title}`,
    ...facts.map((fact) => `            ${factLine.parse(fact)}`),
  ])
  const head = [reportTitle, new Date().toISOString(), 'No passwords, tokens or names of people are in here.']
  return `${[...head, '', ...lines].join('\n')}\n`
}
