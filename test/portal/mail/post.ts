import { createTransport } from 'nodemailer'

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Work that is done after its request has been answered, in order, so that no answer waits for a mail. */
export interface Post {
  /** Does this soon; a failure is kept for `settled`. */
  later(work: () => Promise<void>): void
  send(letter: Letter): Promise<void>
  /** Resolves when all that was put off is done; rejects with the first failure. */
  settled(): Promise<void>
  close(): void
}

/** Sends over SMTP through the server at that URL. */
export function createPost(smtpUrl: string, from: { name: string; address: string }): Post {
  const transport = createTransport(smtpUrl)
  let queue = Promise.resolve()
  const failures: unknown[] = []

  return {
    later(work) {
      queue = queue.then(work).catch((cause: unknown) => {
        failures.push(cause)
      })
    },
    async send(letter) {
      await transport.sendMail({ ...letter, from })
    },
    async settled() {
      await queue
      if (failures.length > 0) throw failures[0]
    },
    close: () => transport.close(),
  }
}
