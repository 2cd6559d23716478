import { execFile } from 'node:child_process'
import { homedir, tmpdir } from 'node:os'
import { win32 } from 'node:path'
import { promisify } from 'node:util'
import { windowsFolder } from '../windows-folder.ts'
import { commonName } from './common-name.ts'

/** Runs PowerShell and resolves with its output. Rejects if it fails or takes too long. */
export type RunPowerShell = (script: string, environment: Record<string, string>) => Promise<string>

/**
 * Prints the status of a file's signature, the file's path and the signer, one per line. The path is passed in the
 * environment, so that no character of it can be taken for code. Texts are printed as hexadecimal UTF-16 code units: in
 * the constrained language mode that AppLocker enforces for scripts, the console's encoding cannot be set, nor a
 * certificate's methods be called (about_Language_Modes).
 */
const script = [
  "$ErrorActionPreference = 'Stop'",
  '$found = Get-AuthenticodeSignature -LiteralPath $env:UPDATE_FILE',
  "function Write-Units($text) { -join ($text.ToCharArray() | ForEach-Object { '{0:x4}' -f [int]$_ }) }",
  '"$($found.Status)"',
  'Write-Units "$($found.Path)"',
  'Write-Units "$($found.SignerCertificate.Subject)"',
].join('; ')

const answerPattern = /^Valid\r?\n((?:[0-9a-f]{4})+)\r?\n((?:[0-9a-f]{4})+)\s*$/

/**
 * Checks that an installer has a valid signature of the publisher: null if so, else why not. A signature that cannot be
 * checked, for whatever reason, counts as none (electron-updater's own check lets a file pass where PowerShell does not
 * run).
 *
 * @param publisher the common name in the certificate, letter for letter
 */
export async function whyUnsigned(
  file: string,
  publisher: string,
  run: RunPowerShell = runPowerShell,
): Promise<string | null> {
  const answer = answerPattern.exec(await run(script, { UPDATE_FILE: file }).catch(() => ''))
  if (!answer) return 'no valid signature, or none that could be checked'
  const [path = '', subject = ''] = answer.slice(1).map(fromUnits)
  if (win32.normalize(path) !== win32.normalize(file)) return 'another file was checked'
  return commonName(subject) === publisher ? null : 'another signer'
}

const fromUnits = (units: string) => Buffer.from(units, 'hex').swap16().toString('utf16le')

const limit = { timeout: 60_000, maxBuffer: 100_000, windowsHide: true }

async function runPowerShell(command: string, environment: Record<string, string>): Promise<string> {
  const windows = await windowsFolder()
  const system = win32.join(windows, 'System32')
  const folder = win32.join(system, 'WindowsPowerShell\\v1.0')
  const { stdout } = await promisify(execFile)(
    win32.join(folder, 'powershell.exe'),
    ['-NoProfile', '-NonInteractive', '-Command', command],
    {
      ...limit,
      // No variables are inherited: some name profilers that .NET loads, or module paths that override the system's.
      env: {
        SystemRoot: windows,
        windir: windows,
        PATH: system,
        PSModulePath: win32.join(folder, 'Modules'),
        TEMP: tmpdir(),
        TMP: tmpdir(),
        USERPROFILE: homedir(),
        ...environment,
      },
    },
  )
  return stdout
}
