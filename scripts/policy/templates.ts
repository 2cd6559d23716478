import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { safestPolicy } from '../../src/main/policy/safest-policy.ts'
import { policyNames } from '../../src/main/policy/sources.ts'
import { adml, admx, registryPath } from './admx.ts'
import { describePolicy, type KeyDescription, type Kind } from './describe.ts'
import { mobileconfig, policyFile } from './samples.ts'

// npm run policy: writes the templates and the table for administrators from src/shared/policy/policy.ts.

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

An organisation can decide some matters for its computers. What it decided is read at the start, read again while the app runs, and shown as such on the settings screen. A key that is left out leaves the matter to the person. This page and the templates are made from \`src/shared/policy/policy.ts\` by \`npm run policy\`.

| System | Where | Template |
|---|---|---|
| Windows | \`HKEY_LOCAL_MACHINE\\${registryPath(product)}\`, then the same under \`HKEY_CURRENT_USER\` | \`assets/policy/call-record-portal.admx\` with \`en-US\\call-record-portal.adml\` |
| macOS | forced preferences of \`${bundle}\`, as a configuration profile sets them | \`assets/policy/call-record-portal.mobileconfig\` |
| Linux | \`/etc/call-record-portal/policy.json\` | \`assets/policy/policy.json\` |

The computer beats the user, key by key, and the case of a key does not matter. On Windows a value counts in the type that the template gives it; text with variables (REG_EXPAND_SZ) does not, because people set variables for themselves. On macOS a preference that people could set themselves does not count. On Linux the file must belong to root, must be writable by nobody else and must not be a link.

A change counts while the app runs: proxy, exceptions, authorities and pins from the next call to the portal on, without using a connection made before; the menu and what the screens offer at once. \`PortalLocked\` takes people to the only portal at once, or when a locked app is unlocked; \`PortalUrl\` without it chooses the portal of the first run. Where policy leaves one portal, no other is asked anything from then on, however it was named: by an address, a reset link, an account chosen earlier or on the command line (\`main/connections/active-portal\`, \`e2e/policy\`). A locked app alone still asks the portal of its account to unlock it, and leaves it then.

| Key | Value | Meaning |
|---|---|---|
${keys.map(({ key, kind, title, description }) => `| \`${key}\` | ${describeValue(kind)} | **${title}.** ${description.replaceAll('<', '&lt;')} |`).join('\n')}

## When policy cannot be read
A place is without policy only where the system says that nothing is there. One that cannot be read, does not answer or is not trusted keeps what it said last. Where it has said nothing since the app started, it is read again a few times within two seconds, then every five seconds. Meanwhile the safest decisions stand in for its own, as they do for a single value that does not fit:

| Key | Stands in |
|---|---|
| \`PortalUrl\` | the portal in use, or else the one that came with the app |
${Object.entries(safestPolicy(null))
  .map(([key, value]) => `| \`${key}\` | ${JSON.stringify(value).replaceAll('"', '`')} |`)
  .join('\n')}

What was kept in the keychain before stays there, and on a first run without a portal people may choose one. The keys about proxy, authorities and pins have no safest value and do not count meanwhile. Diagnostics stay allowed, because they name the place and the reason. People are told on every page that their organisation's settings could not be read, and in which place; the log has the reason as well.

\`test/main/policy\` breaks each place in turn (\`registry\`, \`trusted-file\`, \`policy-store\`, \`keep-reading\`), and \`e2e/policy\` the file of the built app.
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
