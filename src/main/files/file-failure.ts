import { type AppErrorOf, Failure } from '../../shared/errors.ts'

const reasons = new Map<string, AppErrorOf<'cannot-save'>['reason']>([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
])

/**
 * Runs work that writes files. A system error becomes `cannot-save`, without the path, which may contain a person's
 * name.
 */
export async function savingFiles<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    const code = systemCode(cause)
    if (code === null) throw cause
    throw new Failure({ code: 'cannot-save', reason: reasons.get(code) ?? 'other', details: [code] })
  }
}

/** The code of a system's error (`EACCES`), or null for any other. */
export function systemCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null
  return /^E[A-Z0-9]+$/.test(cause.code) ? cause.code : null
}
