import { lstat, open, rm, writeFile } from 'node:fs/promises'

/** The first line of every report, which identifies an earlier one. */
export const reportTitle = 'Call Record Portal diagnostics'

/**
 * Writes a report to a path from the command line, which another program may have supplied: to a new file that only its
 * owner can read, or in place of an earlier report. Rejects if anything else is there, including a link, and on Windows
 * for a network share, where Windows would sign in as the person.
 */
export async function writeReportFile(path: string, text: string, platform = process.platform): Promise<void> {
  if (platform === 'win32' && /^[\\/]{2}/.test(path)) throw new Error('a network share')
  // A file created there meanwhile is not overwritten either.
  if (await isFormerReport(path)) await rm(path)
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
}

async function isFormerReport(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  if (!found?.isFile()) return false
  await using file = await open(path, 'r')
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(reportTitle.length + 1) })
  return buffer.toString('latin1', 0, bytesRead) === `${reportTitle}\n`
}
