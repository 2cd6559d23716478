import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { Report } from './report.ts'
import { writeReportFile } from './report-file.ts'

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
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))
}
