import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { adml, admx } from '../policy/admx.ts'
import { describePolicy } from '../policy/describe.ts'
import { mobileconfig, policyFile } from '../policy/samples.ts'
import type { Provider } from '../provider/open-provider-folder.ts'

/** The policy files for a customer's administrators, with the names that a brand's app reads. */
export function policyFiles({
  id,
  productName,
  appId,
}: Pick<Provider, 'id' | 'productName' | 'appId'>): Record<string, string> {
  const keys = describePolicy()
  return {
    [`${id}.admx`]: admx(keys, productName),
    [`en-US/${id}.adml`]: adml(keys, productName),
    [`${id}.mobileconfig`]: mobileconfig(appId, productName),
    'policy.json': policyFile(),
  }
}

export async function writePolicyFiles(folder: string, provider: Provider): Promise<void> {
  for (const [name, text] of Object.entries(policyFiles(provider))) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}
