import { type Client, FTPError } from 'basic-ftp'
import type { PasswordState } from '../../../shared/phones/phone-test.ts'
import { answerOf } from './ftp-outcome.ts'

interface Progress {
  stage: 'user' | 'password'
  password: PasswordState
}

/**
 * Logs in (RFC 959, 5.4) and reports each step and what it shows about the password. basic-ftp's own `login` does not
 * reveal which of the two commands was answered, nor whether the password was requested. Rejects with {@link FTPError},
 * or as the connection fails.
 */
export async function logIn(
  client: Client,
  { username, password }: { username: string; password: string },
  tell: (progress: Progress) => void,
): Promise<void> {
  tell({ stage: 'user', password: { state: 'unasked' } })
  const user = await client.send(`USER ${username}`)
  if (isCompletion(user.code)) return
  if (user.code !== 331) throw new FTPError(user)
  tell({ stage: 'password', password: { state: 'given' } })
  const login = await client.send(`PASS ${password}`)
  if (!isCompletion(login.code)) throw new FTPError(login)
  // 202 means that the password was not needed.
  const accepted = { state: 'accepted', ...answerOf(login) } as const
  tell({ stage: 'password', password: login.code === 202 ? { state: 'given' } : accepted })
}

const isCompletion = (code: number) => code >= 200 && code < 300
