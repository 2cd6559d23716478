import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { policyNames } from '../../src/main/policy/sources.ts'
import { adml, admx, registryPath } from './admx.ts'
import { describePolicy, type KeyDescription, type Kind } from './describe.ts'
import { mobileconfig, policyFile } from './samples.ts'

// npm run policy: writes the templates and the table for administrators from src/shared/policy.ts.

const { registry: product, bundle } = policyNames

/** Every file made from the policy schema, by its path in the project. */
export function policyTemplates(): Record<string, string> {
  const keys = describePolicy()
  return {
    'assets/policy/call-record-portal.admx': admx(keys, product),
    'assets/policy/en-US/call-record-portal.adml': adml(keys, product),
    'assets/policy/call-record-portal.mobileconfig': mobileconfig(bundle, product),
    'assets/policy/policy.json': policyFile(),
    'docs/policy.md': guide(keys),
  }
}

function guide(keys: readonly KeyDescription[]): string {
  return `# Policy

An organisation can decide some matters for its computers. What it decided is read at the start, read again while the app runs, and shown as such on the settings screen. A key that is left out leaves the matter to the person. This page and the templates are made from \`src/shared/policy.ts\` by \`npm run policy\`.

| System | Where | Template |
|---|---|---|
| Windows | \`HKEY_LOCAL_MACHINE\\${registryPath(product)}\`, then the same under \`HKEY_CURRENT_USER\` | \`assets/policy/call-record-portal.admx\` with \`en-US\\call-record-portal.adml\` |
| macOS | forced preferences of \`${bundle}\`, as a configuration profile sets them | \`assets/policy/call-record-portal.mobileconfig\` |
| Linux | \`/etc/call-record-portal/policy.json\` | \`assets/policy/policy.json\` |

The computer beats the user, key by key. On macOS a preference that people could set themselves does not count. On Linux the file must belong to root, must be writable by nobody else and must not be a link. A place that cannot be read for a moment keeps what it said last; a value that does not fit loses its key alone, and Diagnostics tell which.

A change counts while the app runs: proxy, exceptions, authorities and pins from the next call to the portal on, without using a connection made before; the menu at once; what the screens offer from the next start on, though what is forbidden is refused at once. \`PortalUrl\` and \`PortalLocked\` choose the portal at the start. Where they leave one portal, no other is asked anything from then on, however it was named: by an address, a reset link, an account chosen earlier or on the command line (\`main/portal/active-portal\`, \`e2e/policy\`). A locked app alone still asks the portal of its account to unlock it, and leaves it then.

| Key | Value | Meaning |
|---|---|---|
${keys.map(({ key, kind, title, description }) => `| \`${key}\` | ${describeValue(kind)} | **${title}.** ${description.replaceAll('<', '&lt;')} |`).join('\n')}
`
}

function describeValue(kind: Kind): string {
  switch (kind.type) {
    case 'flag':
      return 'true or false; in the registry DWORD 1 or 0'
    case 'text':
      return 'text'
    case 'choice':
      return typeof kind.values[0] === 'number'
        ? `one of ${kind.values.join(', ')}; in the registry DWORD`
        : `one of ${kind.values.map((value) => `\`${value}\``).join(', ')}`
    case 'list':
      return `list of ${kind.values.map((value) => `\`${value}\``).join(', ') || 'texts'}; in the registry REG_MULTI_SZ`
  }
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(policyTemplates())) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(join(path), text)
  }
}
