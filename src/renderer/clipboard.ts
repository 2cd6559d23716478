import type { Result } from '../shared/errors.ts'
import { call } from './bridge.ts'
import { forgetSecretCopy } from './ui/secret/secret-copy.tsx'

/** Puts a text that is not secret on the clipboard, through main. */
export async function copyText(text: string): Promise<Result<unknown>> {
  const answer = await call('clipboard.copy', { text })
  if (answer.ok) forgetSecretCopy()
  return answer
}
