import { z } from 'zod'
import type { PolicySource } from './policy/policy-source.ts'
import { registrySource } from './policy/registry.ts'

/** Where Windows notes its own folder, which none but an administrator changes. */
const ownVersion = registrySource('machine', 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')
const folderSchema = z.string().regex(/^[A-Za-z]:\\[^"*<>?|:]+$/)

/**
 * The folder of Windows, e.g. `C:\Windows`, from the registry: the variable SystemRoot is set by anybody for the
 * programs that they start.
 *
 * @throws Error where it cannot be told
 */
export async function windowsFolder(source: Pick<PolicySource, 'read'> = ownVersion): Promise<string> {
  const reading = await source.read()
  return folderSchema.parse(reading.state === 'read' ? reading.values.SystemRoot : undefined)
}
