import { createRequire } from 'node:module'
import type { PolicySource } from './policy-store.ts'
import type { Reading, Unreadable } from './reading.ts'

/** An open registry key, which must be closed. */
type Key = object

/**
 * The used calls of native-reg's binding, which wraps Windows' own. A failure throws an error with Windows' error
 * number as its `errno`; only ERROR_FILE_NOT_FOUND becomes null (native-reg 1.1, reg.cc).
 */
export interface RegistryBinding {
  /** RegOpenKeyExW. Null if the key does not exist. */
  openKey(hive: number, path: string, options: number, access: number): Key | null
  /** RegEnumValueW, to the end. */
  enumValueNames(key: Key): string[]
  /** RegQueryValueExW. Null if the value does not exist. */
  queryValue(key: Key, name: string): (Buffer & { type?: number }) | null
  closeKey(key: Key): void
}

const hives = { machine: 0x80000002, user: 0x80000001 } as const
/** KEY_QUERY_VALUE in the 64-bit view, which is the one that Group Policy writes (winnt.h). */
const readOnly = 0x0001 | 0x0100
/**
 * The types that the templates use (winnt.h). REG_EXPAND_SZ is not among them: it expands environment variables, which
 * anyone may set.
 */
const types = { text: 1, number: 4, list: 7 } as const

/**
 * Policy in Windows' registry, written by Group Policy or a management service. Both keys can be written by
 * administrators only. It is read with Windows' own API: reg.exe fails if administrators disable registry tools, with
 * the same exit code as for a missing key.
 *
 * @param load returns the binding; may throw
 */
export function registrySource(
  hive: keyof typeof hives,
  path: string,
  load: () => RegistryBinding = loadBinding,
): PolicySource {
  return {
    place: { kind: hive === 'machine' ? 'computer-group-policy' : 'user-group-policy' },
    async read() {
      try {
        return readKey(load(), hives[hive], path)
      } catch (cause) {
        return { state: 'unreadable', reason: reasonOf(cause) }
      }
    },
  }
}

function readKey(registry: RegistryBinding, hive: number, path: string): Reading {
  const key = registry.openKey(hive, path, 0, readOnly)
  if (key === null) return { state: 'absent' }
  try {
    const values: Record<string, unknown> = Object.create(null)
    for (const name of registry.enumValueNames(key)) {
      const data = registry.queryValue(key, name)
      // A value may be deleted in between.
      if (data !== null) values[name] = readData(data)
    }
    return { state: 'read', values }
  } finally {
    registry.closeKey(key)
  }
}

/** Null for a type that no template writes: such a value is invalid, unlike a missing one. */
function readData(data: Buffer & { type?: number }): string | number | string[] | null {
  switch (data.type) {
    case types.text:
      // Windows stores a text with or without its terminator, and possibly data after it.
      return data.toString('utf16le').split('\0', 1)[0] ?? ''
    case types.number:
      return data.length === 4 ? data.readUInt32LE() : null
    case types.list:
      return data.toString('utf16le').split('\0').filter(Boolean)
    default:
      return null
  }
}

function reasonOf(cause: unknown): Unreadable {
  const number = cause instanceof Error && 'errno' in cause ? cause.errno : undefined
  return typeof number === 'number' ? { code: 'windows-error', number } : { code: 'no-registry' }
}

/**
 * Loads the binary directly. The package's loader (node-gyp-build) would load another one from the path in the
 * environment variable NATIVE_REG_PREBUILD, which anyone can set for the programs they start.
 */
function loadBinding(): RegistryBinding {
  return createRequire(import.meta.url)(`native-reg/prebuilds/win32-${process.arch}/node.napi.node`)
}
