import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** Hands the token in the fragment on to the app; no server sees it. */
const script = `
const token = new URLSearchParams(location.hash.slice(1)).get('token')
const query = new URLSearchParams({ portal: location.origin, token: token ?? '' })
document.querySelector('a').href = 'call-record-portal://reset?' + query
`

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Set a new password</title>
<h1>Set a new password</h1>
<p><a href="call-record-portal:">Open Call Record Portal</a></p>
<p>Nothing happens? Copy the link from your e-mail and paste it in the app.</p>
<script>${script}</script>
</html>
`

const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** The page that a reset link opens in a browser. */
export function serveResetPage(app: FastifyInstance): void {
  app.get('/reset', (_request, reply) =>
    reply.headers({ 'content-security-policy': policy }).type('text/html; charset=utf-8').send(page),
  )
}
