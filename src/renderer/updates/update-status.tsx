import { updatesText } from 'text:updates'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { assertNever } from '../../shared/assert-never.ts'
import type { UpdateState } from '../../shared/updates/updates.ts'
import { updatesRequested } from '../commands/requests.ts'
import { Button } from '../ui/button.tsx'
import { checkForUpdates, openDownloadPage, restartForUpdate, useUpdates } from './update-state.ts'
import './update-status.css'
import { formatDateTime } from '../i18n/format.ts'

/** What is known about newer versions and what the person can do about them; nothing if this build does not update. */
export function UpdateStatus() {
  const state = useUpdates()
  const element = useRef<HTMLDivElement>(null)
  const requested = updatesRequested.value
  // After each rendering, because the menu command may come before anything is known or while this is on the screen.
  useEffect(() => {
    if (!requested || !element.current) return
    updatesRequested.value = false
    element.current.scrollIntoView({ block: 'nearest' })
    checkForUpdates({ again: true })
  })
  if (state.state === 'none') return null
  return (
    <div ref={element} class="update-status">
      <p role="status">{describe(state)}</p>
      <div class="update-actions">{actionsFor(state)}</div>
    </div>
  )
}

type Known = Exclude<UpdateState, { state: 'none' }>

function describe(state: Known): string {
  const { idle, newest, checking, unchecked, available, downloading, ready, failed } = updatesText
  switch (state.state) {
    case 'idle':
      return state.checkedAt === null ? idle : newest({ time: formatDateTime(state.checkedAt) })
    case 'checking':
      return checking
    case 'unchecked':
      return state.fault === 'untrusted' ? unchecked.untrusted : unchecked.unreachable
    case 'available':
      return available[state.installedBy]({ version: state.version })
    case 'downloading':
      return downloading({ version: state.version })
    case 'ready':
      return ready({ version: state.version })
    case 'failed':
      return failed[state.fault]({ version: state.version })
    default:
      return assertNever(state)
  }
}

function actionsFor(state: Known): ComponentChildren {
  const { check, again, restart, download } = updatesText
  switch (state.state) {
    case 'downloading':
      return <progress max={100} value={state.percent} aria-label={describe(state)} />
    case 'ready':
      return <Button onClick={() => void restartForUpdate()}>{restart}</Button>
    case 'available':
      return state.installedBy !== 'administrator' && <Button onClick={openDownloadPage}>{download}</Button>
    case 'failed':
      return (
        <>
          <Button onClick={openDownloadPage}>{download}</Button>
          <Button kind="quiet" onClick={() => checkForUpdates({ again: true })}>
            {again}
          </Button>
        </>
      )
    default:
      return (
        <Button busy={state.state === 'checking'} onClick={() => checkForUpdates({ again: false })}>
          {check}
        </Button>
      )
  }
}
