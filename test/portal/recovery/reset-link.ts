import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Letter } from '../mail/post.ts'

export interface ResetLink {
  /** The portal's own page. The token is in the fragment, which browsers send to no server. */
  page: string
  /** Opens the app by itself. */
  app: string
}

export function resetLink(origin: string, token: string): ResetLink {
  const query = new URLSearchParams({ portal: origin, token })
  return { page: `${origin}/reset#token=${token}`, app: `call-record-portal://reset?${query}` }
}

/** The mail that brings a reset link. */
export function resetLinkLetter(facts: {
  to: string
  name: string
  portal: string
  link: ResetLink
  minutes: number
}): Letter {
  return {
    to: facts.to,
    subject: `Set a new password for ${facts.portal}`,
    text: [
      `Hello ${facts.name},`,
      `somebody asked to set a new password for your account at ${facts.portal}. Open this link to choose one:`,
      `    ${facts.link.page}`,
      'It opens the app, or can be pasted there. If your browser cannot open the app, use this one:',
      `    ${facts.link.app}`,
      `The link works once, for ${facts.minutes} minutes.`,
      'If it was not you who asked, there is nothing to do: your password still works.',
    ].join('\n\n'),
  }
}

/** What the same person's phone gets. */
export const resetLinkText = (portal: string, { page }: ResetLink) => `${portal}: set a new password here: ${page}`

/** The links in a message. Throws when there is none. */
export function resetLinkIn({ text }: { text: string }): ResetLink {
  const [page] = /https?:\/\/\S+#token=\S+/.exec(text) ?? []
  const token = page?.split('#token=')[1]
  if (!page || !token) throw new Error('There is no reset link in this message')
  return resetLink(new URL(page).origin, token)
}

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
<p>Nothing happens? Copy the link from your email and paste it in the app.</p>
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
