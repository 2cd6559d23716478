import { updatesText } from 'text:updates'
import type { UpdateState } from '../../shared/updates/updates.ts'
import { isUnsaved } from '../leaving/leave-guard.ts'
import { route } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { openDownloadPage, putOff, restartForUpdate, useUpdates } from './update-state.ts'

/**
 * Announces a newer version that the person can install. Not while they are filling in a form: it appears
 * with the next page.
 */
export function UpdateBanner() {
  const state = useUpdates()
  // Reads the route, so that a change of page checks again.
  const isBusy = route.value && isUnsaved()
  const isPutOff = JSON.stringify(putOff.value) === JSON.stringify(state)
  if (isBusy || isPutOff || !isForPerson(state)) return null
  const { later, restart, download } = updatesText
  const close = (
    <Button
      kind="quiet"
      onClick={() => {
        putOff.value = state
      }}
    >
      {later}
    </Button>
  )
  switch (state.state) {
    case 'ready':
      return (
        <Notice
          kind="info"
          title={updatesText.readyTitle({ version: state.version })}
          actions={
            <>
              <Button onClick={() => void restartForUpdate()}>{restart}</Button>
              {close}
            </>
          }
        >
          <p>{updatesText.readyBody}</p>
        </Notice>
      )
    default:
      return (
        <Notice
          kind={state.state === 'failed' ? 'warning' : 'info'}
          title={
            state.state === 'failed' ? updatesText.failedTitle : updatesText.availableTitle({ version: state.version })
          }
          actions={
            <>
              <Button onClick={openDownloadPage}>{download}</Button>
              {close}
            </>
          }
        >
          <p>
            {state.state === 'failed'
              ? updatesText.failedBody[state.fault]({ version: state.version })
              : updatesText.available[state.installedBy]({ version: state.version })}
          </p>
        </Notice>
      )
  }
}

type ForPerson = Extract<UpdateState, { state: 'ready' | 'failed' | 'available' }>

/** Versions that an administrator installs are not announced to everybody; About shows them. */
function isForPerson(state: UpdateState): state is ForPerson {
  if (state.state === 'available') return state.installedBy !== 'administrator'
  return state.state === 'ready' || state.state === 'failed'
}
