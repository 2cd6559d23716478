import { execFile } from 'node:child_process'
import { homedir, tmpdir } from 'node:os'
import { win32 } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { PolicySource } from '../policy/policy-store.ts'
import { registrySource } from '../policy/registry.ts'

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

/**
 * One attribute as Windows writes it (CertNameToStr, CERT_X500_NAME_STR): quoted if it contains a special character.
 */
const attribute = /(?:^|, | \+ )([\w.]+)=("(?:[^"]|"")*"|[^",+]*)/y

/** The common name in a certificate's subject as Windows writes it; null if there is none or more than one. */
export function commonName(subject: string): string | null {
  const names: string[] = []
  let end = 0
  while (end < subject.length) {
    attribute.lastIndex = end
    const found = attribute.exec(subject)
    if (!found) return null
    end = attribute.lastIndex
    const [, type, value = ''] = found
    if (type === 'CN') names.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
  }
  const [name, ...others] = names
  return name !== undefined && others.length === 0 ? name : null
}

/** Where Windows stores its own folder, which only administrators can change. */
const ownVersion = registrySource('machine', 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')
const folderSchema = z.string().regex(/^[A-Za-z]:\\[^"*<>?|:]+$/)

/**
 * The folder of Windows, e.g. `C:\Windows`, from the registry, because anyone can set the variable SystemRoot for the
 * programs that they start.
 *
 * @throws Error if it cannot be determined
 */
export async function windowsFolder(source: Pick<PolicySource, 'read'> = ownVersion): Promise<string> {
  const reading = await source.read()
  return folderSchema.parse(reading.state === 'read' ? reading.values.SystemRoot : undefined)
}
