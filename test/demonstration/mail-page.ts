import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Mailbox } from '../portal/mail/mailbox.ts'

/** A page for a browser that shows the mails of a mailbox, the newest first, and follows it. */
export interface MailPage {
  url: string
  /** Whether a browser has it open. */
  isOpen(): boolean
  close(): Promise<void>
}

/** How often an open page asks again, in seconds. */
const refresh = 3

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const styles = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  article { border: 1px solid GrayText; border-radius: 8px; padding: 0 1.25rem; margin: 1rem 0 }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
  small { color: GrayText }
`

/** Serves the page on this computer's loopback. */
export async function startMailPage(mail: Pick<Mailbox, 'all'>): Promise<MailPage> {
  let asked = Number.NEGATIVE_INFINITY
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/') return void response.writeHead(404).end()
    asked = performance.now()
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    response.end(pageOf(mail))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    isOpen: () => performance.now() - asked < 5 * refresh * 1000,
    async close() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

function pageOf(mail: Pick<Mailbox, 'all'>): string {
  const articles = mail
    .all()
    .toReversed()
    .map(
      ({ from, to, subject, text }) => `<article>
<h2>${escaped(subject)}</h2>
<small>From ${escaped(from)} to ${escaped(to)}</small>
<pre>${linked(text)}</pre>
</article>`,
    )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="${refresh}">
<title>Mail (${articles.length})</title>
<style>${styles}</style>
<h1>Mail</h1>
${articles.join('\n') || '<p>No email has arrived yet.</p>'}
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

/** Escaped, with the web addresses in it as links. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `<a href="${escaped(part)}">${escaped(part)}</a>`))
    .join('')
