import { lstat, open, rm, writeFile } from 'node:fs/promises'

/** The first line of every report, in every language: an earlier report is recognised by it. */
export const reportTitle = 'Call Record Portal diagnostics'

/**
 * Writes a report to a path from a command line, which another program may have put there: into a new file, readable
 * by its owner alone, or in place of a former report. Rejects for anything else that is there, a link included, and
 * on Windows for a network share, which would be signed in to as the person.
 */
export async function writeReportFile(path: string, text: string, platform = process.platform): Promise<void> {
  if (platform === 'win32' && /^[\\/]{2}/.test(path)) throw new Error('a network share')
  // What takes its place meanwhile is not written over either.
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
