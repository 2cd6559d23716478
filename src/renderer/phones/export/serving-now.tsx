import { servingText } from 'text:phone-export'
import type { ServedRequest, Serving } from '../../../shared/phones/phone-serving.ts'
import { copyText } from '../../clipboard.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import './serving-now.css'
import { formatTime } from '../../i18n/format.ts'

interface ServingNowProps {
  protocol: 'http' | 'tftp'
  server: Serving
  requests: readonly ServedRequest[]
  onStop: () => void
}

const usualTftpPort = 69

/** The running server: what to enter in the phone, how long it runs, and which client fetched what. */
export function ServingNow({ protocol, server, requests, onStop }: ServingNowProps) {
  const differs = server.option66 !== server.url
  return (
    <section class="serving-now" aria-label={servingText.title}>
      <p>{servingText.under}</p>
      <Value text={server.url} copyLabel={servingText.copyUrl} />
      <p class="phone-export-small">{differs ? servingText.option.other : servingText.option.same}</p>
      {differs && <Value text={server.option66} copyLabel={servingText.copyOption} />}
      {protocol === 'tftp' && server.port !== usualTftpPort && (
        <Notice kind="info">
          <p>{servingText.port({ port: String(server.port) })}</p>
        </Notice>
      )}
      <p class="serving-now-left">
        <Countdown until={server.endsAt} sentence={servingText.left} />
      </p>
      <Requests requests={requests} />
      <p class="phone-export-small">{servingText.leaving}</p>
      <DialogActions>
        <Button data-autofocus="" onClick={onStop}>
          {servingText.stop}
        </Button>
      </DialogActions>
    </section>
  )
}

function Value({ text, copyLabel }: { text: string; copyLabel: string }) {
  return (
    <div class="serving-now-value">
      <code>{text}</code>
      <CopyButton label={copyLabel} compact copy={() => copyText(text)} />
    </div>
  )
}

function Requests({ requests }: { requests: readonly ServedRequest[] }) {
  const { columns, outcomes } = servingText
  if (requests.length === 0) return <p class="quiet">{servingText.noRequests}</p>
  return (
    <div class="phone-export-table" role="log">
      <table>
        <caption>{servingText.requests}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.file}</th>
            <th scope="col">{columns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {requests.toReversed().map((request) => (
            <tr key={request}>
              <td>{formatTime(request.at)}</td>
              <td>{request.address}</td>
              <td>{request.file ?? servingText.noFile}</td>
              <td>{outcomes[request.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
