import { policyNoticeText } from 'text:frame'
import { start } from '../session/session-state.ts'
import { Notice } from '../ui/notice.tsx'

/** Stays until the organisation's settings could be read: what is missing meanwhile needs a reason. */
export function PolicyNotice() {
  const places = start.value?.unreadPolicy ?? []
  if (places.length === 0) return null
  return (
    <Notice kind="warning" title={policyNoticeText.title}>
      <p>{policyNoticeText.body({ places: places.join(', ') })}</p>
    </Notice>
  )
}
