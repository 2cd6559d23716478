import { phonesText } from '../i18n/en/phones.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import './phone-list-status.css'
import type { PhoneStore } from './phone-store.ts'

/** The line under the list: how many phones, and how far loading has come. */
export function PhoneListStatus({ store, found }: { store: PhoneStore; found: number }) {
  const loading = store.loading.value
  const { loaded, total } = loading
  const load = () => void store.load()
  switch (loading.state) {
    case 'idle':
    case 'loading':
      return (
        <div class="phone-list-status">
          <label class="phone-list-progress patient">
            <span>{phonesText.loading(loaded, total)}</span>
            <progress value={total === 0 ? undefined : loaded} max={Math.max(total, 1)} />
          </label>
          <Button kind="quiet" onClick={() => store.stop()}>
            {phonesText.stop}
          </Button>
        </div>
      )
    case 'stopped':
      return (
        <div class="phone-list-status">
          <span>{phonesText.stopped(loaded, total)}</span>
          <Button kind="quiet" onClick={load}>
            {phonesText.loadRest}
          </Button>
        </div>
      )
    case 'failed':
      return (
        <div class="phone-list-status phone-list-status-failed">
          <ErrorNotice error={loading.error} onRetry={load} />
        </div>
      )
    case 'complete':
      return (
        <div class="phone-list-status">
          <span>{phonesText.found(found, loaded)}</span>
        </div>
      )
  }
}
