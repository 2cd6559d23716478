import { frameText, startNoticeText } from 'text:frame'
import { start } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What the person should be told once after the start, signed in or not. */
export function StartNotices() {
  const notices = start.value?.notices ?? []
  return notices.map((notice) => (
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
  ))
}
