import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived over SMTP. */
export interface ReceivedMail {
  /** The envelope's recipient, which is where it really went. */
  to: string
  from: string
  subject: string
  text: string
}

/** A mail server on this computer that keeps what it gets. */
export interface Mailbox {
  url: string
  port: number
  all(): ReceivedMail[]
  /** Has each mail that comes from now on told at once. */
  onMail(listener: (mail: ReceivedMail) => void): void
  close(): Promise<void>
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  const listeners: ((mail: ReceivedMail) => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      keep(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(() => done(), done)
    },
  })

  async function keep(stream: AsyncIterable<Buffer>, recipients: string[]): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    const { from, subject = '', text = '' } = await PostalMime.parse(Buffer.concat(chunks))
    for (const to of recipients) {
      const mail = { to, from: from?.address ?? '', subject, text }
      mails.push(mail)
      for (const listener of listeners) listener(mail)
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    all: () => [...mails],
    onMail: (listener) => void listeners.push(listener),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
