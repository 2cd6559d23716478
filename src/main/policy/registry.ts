import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PolicySource, Reading } from './policy-source.ts'

/**
 * The values directly under one key of a registry export (regedit's text format, version 5.00):
 * strings, 32-bit numbers and lists of strings. Deleted values, other types and subkeys are passed
 * over. The key's name is compared without regard to case, as Windows does.
 */
export function parseRegistryExport(text: string, key: string): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  let inKey = false
  // A value that goes on in the next line ends with a backslash.
  for (const line of text.replace(/\\\r?\n\s*/g, '').split(/\r?\n/)) {
    const header = /^\[(.+)\]$/.exec(line)
    if (header) inKey = header[1]?.toLowerCase() === key.toLowerCase()
    const value = inKey ? /^"((?:[^"\\]|\\.)*)"=(.*)$/.exec(line) : null
    const read = value && readValue(value[2] ?? '')
    if (value && read !== undefined) values[unescapeText(value[1] ?? '')] = read
  }
  return values
}

function readValue(written: string): string | number | string[] | undefined {
  const text = /^"((?:[^"\\]|\\.)*)"$/.exec(written)
  if (text) return unescapeText(text[1] ?? '')
  const number = /^dword:([0-9a-f]{8})$/i.exec(written)
  if (number) return Number.parseInt(number[1] ?? '', 16)
  const list = /^hex\(7\):([0-9a-f,]*)$/i.exec(written)
  if (!list) return undefined
  const bytes = Buffer.from((list[1] ?? '').replaceAll(',', ''), 'hex')
  return bytes.toString('utf16le').split('\0').filter(Boolean)
}

const unescapeText = (text: string) => text.replace(/\\(.)/g, '$1')

const hives = { machine: 'HKEY_LOCAL_MACHINE', user: 'HKEY_CURRENT_USER' } as const

/**
 * Policy in Windows' registry, written by Group Policy or a management service. Both keys can be
 * written by administrators only. reg.exe exports it; its listing on screen would not tell where a
 * name ends and a value begins.
 */
export function registrySource(hive: keyof typeof hives, path: string): PolicySource {
  const key = `${hives[hive]}\\${path}`
  return {
    name: hive === 'machine' ? 'Group Policy (computer)' : 'Group Policy (user)',
    async read(): Promise<Reading> {
      const folder = await mkdtemp(join(tmpdir(), 'policy-'))
      try {
        const file = join(folder, 'policy.reg')
        const reg = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe')
        const limits = { timeout: 5_000, windowsHide: true }
        // reg.exe says with 1 alone that the key is not there; there is no other way to ask.
        const found = await promisify(execFile)(reg, ['export', key, file, '/y'], limits).then(
          () => true,
          (cause: { code?: unknown }) => {
            if (cause.code === 1) return false
            throw cause
          },
        )
        if (!found) return { state: 'absent' }
        return { state: 'read', values: parseRegistryExport(await readFile(file, 'utf16le'), key) }
      } catch {
        return { state: 'unreadable', reason: 'the registry did not answer' }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
