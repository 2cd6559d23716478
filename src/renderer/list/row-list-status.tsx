import { ErrorNotice } from '../errors/error-notice.tsx'
import { Button } from '../ui/button.tsx'
import './row-list-status.css'
import type { Loading } from './row-source.ts'

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
  store: { readonly loading: { readonly value: Loading }; load(): Promise<void>; stop(): void }
  found: number
  words: CountWords
}

/** The line under the list: the number of rows, and the progress of loading. */
export function RowListStatus({ store, found, words }: RowListStatusProps) {
  const loading = store.loading.value
  const { loaded, total } = loading
  const load = () => void store.load()
  switch (loading.state) {
    case 'idle':
    case 'loading':
      return (
        <div class="row-list-status">
          <label class="row-list-progress patient">
            <span>{typeof words.loading === 'string' ? words.loading : words.loading({ loaded, total })}</span>
            <progress value={total === 0 ? undefined : loaded} max={Math.max(total, 1)} />
          </label>
          <Button kind="quiet" onClick={() => store.stop()}>
            {words.stop}
          </Button>
        </div>
      )
    case 'stopped':
      return (
        <div class="row-list-status">
          <span>{words.stopped({ loaded, total })}</span>
          <Button kind="quiet" onClick={load}>
            {words.loadRest}
          </Button>
        </div>
      )
    case 'full':
    case 'repeating':
      return (
        <div class="row-list-status">
          <span>{words[loading.state]({ count: loaded })}</span>
        </div>
      )
    case 'failed':
      return (
        <div class="row-list-status row-list-status-failed">
          <ErrorNotice error={loading.error} onRetry={load} />
        </div>
      )
    case 'complete':
      return (
        <div class="row-list-status">
          <span>{describeFound(words, found, loaded)}</span>
        </div>
      )
  }
}

/** "50 phones", or "3 of 50 phones". */
export const describeFound = (words: CountWords, found: number, total: number): string =>
  found === total ? words.all({ count: total }) : words.found({ found, total })
