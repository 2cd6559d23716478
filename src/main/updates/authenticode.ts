import { execFile } from 'node:child_process'
import { win32 } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

/** What Windows says of a file's signature, as the script below writes it. */
const answerSchema = z.strictObject({
  status: z.literal('Valid'),
  path: z.string(),
  signer: z.string(),
})

/** Runs PowerShell; gives what it wrote. Rejects where it fails or takes too long. */
export type RunPowerShell = (script: string, environment: Record<string, string>) => Promise<string>

/** The file's path comes in the environment, where no character of it can be taken for a command. */
const script = [
  "$ErrorActionPreference = 'Stop'",
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$found = Get-AuthenticodeSignature -LiteralPath $env:UPDATE_FILE',
  "$signer = $found.SignerCertificate.GetNameInfo('SimpleName', $false)",
  '@{ status = "$($found.Status)"; path = $found.Path; signer = $signer } | ConvertTo-Json -Compress',
].join('; ')

/**
 * Whether an installer bears a valid signature of the publisher's: null if so, else why not. A
 * signature that cannot be checked, for whatever reason, counts as none (electron-updater's own
 * check lets a file pass where PowerShell does not run).
 *
 * @param publisher the name in the certificate, letter for letter
 */
export async function whyUnsigned(
  file: string,
  publisher: string,
  run: RunPowerShell = runPowerShell,
): Promise<string | null> {
  try {
    const answer = answerSchema.parse(JSON.parse(await run(script, { UPDATE_FILE: file })))
    if (win32.normalize(answer.path) !== win32.normalize(file)) return 'another file was checked'
    return answer.signer === publisher ? null : 'another signer'
  } catch {
    return 'no valid signature, or none that could be checked'
  }
}

const limit = { timeout: 60_000, maxBuffer: 100_000, windowsHide: true }

async function runPowerShell(command: string, environment: Record<string, string>): Promise<string> {
  const program = win32.join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  )
  // Modules of the person's own must not answer in place of the system's.
  const { PSModulePath: _modules, ...inherited } = process.env
  const { stdout } = await promisify(execFile)(program, ['-NoProfile', '-NonInteractive', '-Command', command], {
    ...limit,
    env: { ...inherited, ...environment },
  })
  return stdout
}
