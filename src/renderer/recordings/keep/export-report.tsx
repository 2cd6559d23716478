import { exportReportText } from 'text:recording-export'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { exportProblemsSchema } from '../../../shared/recordings/recording-files.ts'
import { call } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Ltr } from '../../ui/ltr.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { accountRecordings, zoneOf } from '../account-recordings.ts'
import { timesIn } from '../times.ts'
import './export-report.css'

type Problems = ReturnType<typeof exportProblemsSchema.parse>['problems']

const reasons = new Map<string, string>(Object.entries(exportReportText.reasons))

/** Which recordings an export could not save, and why. `failed` is how many they are. */
export function ExportReport({ failed, onClose }: { failed: number; onClose: () => void }) {
  const answer = useSignal<Result<{ problems: Problems }> | null>(null)
  const read = useCallback(async () => {
    answer.value = null
    answer.value = await call('recordings.exportProblems', {})
  }, [answer])
  useEffect(() => void read(), [read])
  const problems = answer.value?.ok ? answer.value.value.problems : null
  return (
    <Dialog
      wide
      title={exportReportText.title({ count: failed })}
      onClose={onClose}
      actions={
        <Button kind="primary" data-autofocus="" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      {answer.value === null && <Skeleton lines={4} lineHeight={28} />}
      {answer.value?.ok === false && <ErrorNotice error={answer.value.error} onRetry={() => void read()} />}
      {problems && <ProblemTable problems={problems} failed={failed} />}
    </Dialog>
  )
}

function ProblemTable({ problems, failed }: { problems: Problems; failed: number }) {
  const { columns } = exportReportText
  const times = timesIn(accountRecordings.value?.zone.value ?? zoneOf('portal'))
  const title = exportReportText.title({ count: failed })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="export-report" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.when}</th>
              <th scope="col">{columns.party}</th>
              <th scope="col">{columns.why}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ id, start, party, why }) => (
              <tr key={id}>
                <td>{start === null ? exportReportText.unknown : times.full(Date.parse(start))}</td>
                <td>{party === '' ? exportReportText.unknown : <Ltr>{party}</Ltr>}</td>
                <td>{reasons.get(why) ?? exportReportText.otherReason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">
        {problems.length < failed ? exportReportText.shown({ shown: problems.length }) : exportReportText.manifest}
      </p>
    </>
  )
}
