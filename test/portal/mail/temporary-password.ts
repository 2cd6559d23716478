import { readablePasswordPattern } from '../security/random.ts'
import type { Letter } from './post.ts'

/** The mail that brings a temporary password, which stands alone on its line. */
export function temporaryPasswordLetter(facts: {
  to: string
  name: string
  portal: string
  password: string
  minutes: number
}): Letter {
  return {
    to: facts.to,
    subject: `Your temporary password for ${facts.portal}`,
    text: [
      `Hello ${facts.name},`,
      `somebody asked for a new password for your account at ${facts.portal}. This is a temporary one:`,
      `    ${facts.password}`,
      `It works for ${facts.minutes} minutes. Log in with it and choose a password of your own.`,
      'If it was not you who asked, there is nothing to do: your own password still works.',
    ].join('\n\n'),
  }
}

/** The temporary password in a mail's text. Throws when there is none. */
export function temporaryPasswordIn(mail: { text: string }): string {
  const password = readablePasswordPattern.exec(mail.text)?.[1]
  if (!password) throw new Error('There is no temporary password in this mail')
  return password
}
