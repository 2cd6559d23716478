import { readablePasswordPattern } from '../security/random.ts'
import type { Letter } from './post.ts'

/** The mail that brings a temporary password, which stands alone on its line. */
export function temporaryPasswordLetter(facts: {
  to: string
  name: string
  portal: string
  password: string
  minutes: number
  /** The administrator who had it sent; else somebody asked for it on the login page. */
  sender?: string
}): Letter {
  const reason = facts.sender
    ? `${facts.sender}, an administrator of your account, had a new password sent to you for ${facts.portal}.`
    : `somebody asked for a new password for your account at ${facts.portal}.`
  return {
    to: facts.to,
    subject: `Your temporary password for ${facts.portal}`,
    text: [
      `Hello ${facts.name},`,
      `${reason} This is a temporary one:`,
      `    ${facts.password}`,
      `It works for ${facts.minutes} minutes. Log in with it and choose a password of your own.`,
      'If you did not ask for it, there is nothing to do: your own password still works.',
    ].join('\n\n'),
  }
}

/** The temporary password in a mail's text. Throws when there is none. */
export function temporaryPasswordIn(mail: { text: string }): string {
  const password = readablePasswordPattern.exec(mail.text)?.[1]
  if (!password) throw new Error('There is no temporary password in this mail')
  return password
}
