import { frameText } from 'text:frame'
import { notKept, passwordChangePutOff, session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { UpdateBanner } from '../updates/update-banner.tsx'
import './banners.css'
import { StartNotices } from '../layout/start-notices.tsx'

/** Notices that stay visible above every page. */
export function Banners() {
  const { temporary, notKept: unkept } = frameText
  const isTemporary = session.value?.passwordChange === 'advised'
  return (
    <div class="banners">
      {isTemporary && (
        <Notice
          kind="warning"
          title={temporary.title}
          actions={
            <Button
              onClick={() => {
                passwordChangePutOff.value = false
              }}
            >
              {temporary.change}
            </Button>
          }
        >
          <p>{temporary.body}</p>
        </Notice>
      )}
      {notKept.value && (
        <Notice
          kind="info"
          title={unkept.title}
          actions={
            <Button
              onClick={() => {
                notKept.value = false
              }}
            >
              {unkept.close}
            </Button>
          }
        >
          <p>{unkept.body}</p>
        </Notice>
      )}
      <StartNotices />
      <UpdateBanner />
    </div>
  )
}
