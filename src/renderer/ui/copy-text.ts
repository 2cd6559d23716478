import type { Result } from '../../shared/errors.ts'
import { call } from '../bridge.ts'

/** Puts a text that is no secret on the clipboard, through main. */
export function copyText(text: string): Promise<Result<unknown>> {
  return call('clipboard.copy', { text })
}
