import { exportManyText } from 'text:phone-export'
import { uiText } from 'text:ui'
import type { ExportProblem, ExportReport } from '../../../shared/phones/phone-export.ts'
import { copyText } from '../../clipboard.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { describeExportProblem } from './describe-export-problem.ts'
import { SavedActions } from './saved-actions.tsx'
import { spreadsheetCell } from './spreadsheet-cell.ts'

/** More would be slow to draw, and nobody reads that many here. */
const mostShown = 200
/** The most that fits into one call. */
const mostCopied = 20_000

/** The result of an export of many phones: the number of phones, and every line that failed, with its reason. */
export function Report({ report, onClose }: { report: ExportReport; onClose: () => void }) {
  const { phones, files, problems } = report
  return (
    <>
      <Notice kind={phones > 0 ? 'success' : 'warning'}>
        <p>{phones > 0 ? exportManyText.done({ phones, files }) : exportManyText.none}</p>
      </Notice>
      {problems.length > 0 && <Problems problems={problems} />}
      {phones > 0 ? (
        <SavedActions onClose={onClose} />
      ) : (
        <DialogActions>
          <Button kind="primary" data-autofocus="" onClick={onClose}>
            {uiText.done}
          </Button>
        </DialogActions>
      )}
    </>
  )
}

function Problems({ problems }: { problems: readonly ExportProblem[] }) {
  const { columns } = exportManyText
  const shown = problems.slice(0, mostShown)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard. */}
      <section class="phone-export-table" aria-label={exportManyText.problems({ count: problems.length })} tabIndex={0}>
        <table>
          <caption>{exportManyText.problems({ count: problems.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.line}</th>
              <th scope="col">{columns.extension}</th>
              <th scope="col">{columns.why}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, extension, problem }) => (
              <tr key={`${line} ${extension}`}>
                <td>{formatNumber(line)}</td>
                <td>{extension}</td>
                <td>{describeExportProblem(problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < problems.length && (
        <p class="phone-export-small">{exportManyText.firstOf({ shown: shown.length, all: problems.length })}</p>
      )}
      <div>
        <CopyButton label={exportManyText.copyReport} copy={() => copyText(reportText(problems))} />
      </div>
    </>
  )
}

/** The report for a spreadsheet: columns separated by tabs, which no cell contains, without formulas; as many lines as can be copied. */
export function reportText(problems: readonly ExportProblem[]): string {
  const { columns } = exportManyText
  const lines = [[columns.line, columns.extension, columns.why].join('\t')]
  let length = lines[0]?.length ?? 0
  for (const { line, extension, problem } of problems) {
    const row = [String(line), extension, describeExportProblem(problem)].map(spreadsheetCell).join('\t')
    length += row.length + 1
    if (length > mostCopied) break
    lines.push(row)
  }
  return lines.join('\n')
}
