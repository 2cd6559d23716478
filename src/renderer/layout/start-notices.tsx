import { frameText, policyNoticeText, startNoticeText } from 'text:frame'
import { start } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Notices after the start, whether or not the person is signed in. */
export function StartNotices() {
  const notices = start.value?.notices ?? []
  return (
    <>
      <PolicyNotice />
      {notices.map((notice) => (
        <Notice
          key={notice}
          kind="warning"
          title={startNoticeText[notice].title}
          actions={
            <Button
              onClick={() => {
                if (start.value) start.value = { ...start.value, notices: notices.filter((other) => other !== notice) }
              }}
            >
              {frameText.notKept.close}
            </Button>
          }
        >
          <p>{startNoticeText[notice].body}</p>
        </Notice>
      ))}
    </>
  )
}

/** Stays until the organisation's policy can be read, to explain what is unavailable meanwhile. */
function PolicyNotice() {
  const places = start.value?.unreadPolicy ?? []
  if (places.length === 0) return null
  const { unread } = policyNoticeText
  return (
    <Notice kind="warning" title={policyNoticeText.title}>
      <p>{policyNoticeText.body}</p>
      {places.map((place) => (
        <p key={place.kind}>{place.kind === 'file' ? unread.file({ path: place.path }) : unread[place.kind]}</p>
      ))}
    </Notice>
  )
}
