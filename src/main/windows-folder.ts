import { z } from 'zod'
import type { PolicySource } from './policy/policy-source.ts'
import { registrySource } from './policy/registry.ts'

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
