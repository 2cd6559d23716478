import { errorActionText } from 'text:errors'
import { listsText } from 'text:lists'
import { TriangleAlert } from 'lucide'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { formatTime } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './row-list-status.css'
import type { RowSource } from './row-source.ts'

type Source = Pick<RowSource<never, never>, 'loading' | 'refreshing' | 'failure' | 'readAt' | 'load' | 'stop'>

/** The number of rows, in words. */
export interface CountWords {
  all: (values: { count: number }) => string
  found: (values: { found: number; total: number }) => string
  loading: string | ((values: { loaded: number; total: number }) => string)
  stop: string
  stopped: (values: { loaded: number; total: number }) => string
  loadRest: string
  full: (values: { count: number }) => string
  repeating: (values: { count: number }) => string
}

interface RowListStatusProps {
  store: Source
  found: number
  words: CountWords
}

/** The line under the list: the number of rows, and the progress of loading. */
export function RowListStatus({ store, found, words }: RowListStatusProps) {
  const loading = store.loading.value
  const { loaded, total } = loading
  switch (loading.state) {
    case 'idle':
    case 'loading':
      return (
        <div class="row-list-status">
          <Progress store={store} loaded={loaded} total={total} words={words} />
        </div>
      )
    case 'stopped':
      return (
        <div class="row-list-status">
          <span>{words.stopped({ loaded, total })}</span>
          <Button kind="quiet" onClick={() => void store.load()}>
            {words.loadRest}
          </Button>
        </div>
      )
    case 'failed':
      return (
        <div class="row-list-status">
          <span>{loaded > 0 && words.stopped({ loaded, total })}</span>
        </div>
      )
    case 'full':
    case 'repeating':
    case 'complete': {
      const refreshing = store.refreshing.value
      return (
        <div class="row-list-status">
          <span>
            {loading.state === 'complete'
              ? describeFound(words, found, loaded)
              : words[loading.state]({ count: loaded })}
          </span>
          {refreshing?.state === 'loading' && <Progress store={store} {...refreshing} words={words} />}
        </div>
      )
    }
  }
}

interface ProgressProps {
  store: Source
  loaded: number
  total: number
  words: CountWords
}

function Progress({ store, loaded, total, words }: ProgressProps) {
  return (
    <div class="row-list-progress patient">
      <label>
        <span>{typeof words.loading === 'string' ? words.loading : words.loading({ loaded, total })}</span>
        <progress value={total === 0 ? undefined : loaded} max={Math.max(total, 1)} />
      </label>
      <Button kind="quiet" onClick={() => store.stop()}>
        {words.stop}
      </Button>
    </div>
  )
}

/** The line above rows that are out of date or not all there: why, since when, and a way to try again. */
export function RowListProblem({ store }: { store: Source }) {
  const { loading, refreshing } = store
  const stale = refreshing.value?.state === 'failed' ? refreshing.value : null
  const partial = loading.value.state === 'failed' && loading.value.loaded > 0 ? loading.value : null
  const problem = stale ?? partial
  const words = problem && describeError(problem.error)
  return (
    <div class="row-list-problem" role="status">
      {words && (
        <>
          <Icon icon={TriangleAlert} />
          <p>
            <strong>{words.title}</strong>{' '}
            <span>{stale ? listsText.notRefreshed({ time: formatTime(store.readAt) }) : listsText.restNotLoaded}</span>
          </p>
          {words.action === 'retry' && (
            <Button busy={problem.trying} onClick={() => void store.load()}>
              {errorActionText.retry}
            </Button>
          )}
          <ErrorDetails lines={words.details} />
        </>
      )}
    </div>
  )
}

/** "50 phones", or "3 of 50 phones". */
export const describeFound = (words: CountWords, found: number, total: number): string =>
  found === total ? words.all({ count: total }) : words.found({ found, total })
