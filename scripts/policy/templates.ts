import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { safestPolicy } from '../../src/main/policy/policy-store.ts'
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

An organisation can set some things for its computers. The app reads its policy at start and again while it runs, and marks on the settings screen what the policy sets. A key that is left out leaves the choice to the person. This page and the templates are generated from \`src/shared/policy/policy.ts\` by \`npm run policy\`.

| System | Where | Template |
|---|---|---|
| Windows | \`HKEY_LOCAL_MACHINE\\${registryPath(product)}\`, then the same under \`HKEY_CURRENT_USER\` | \`assets/policy/call-record-portal.admx\` with \`en-US\\call-record-portal.adml\` |
| macOS | forced preferences of \`${bundle}\`, as a configuration profile sets them | \`assets/policy/call-record-portal.mobileconfig\` |
| Linux | \`/etc/call-record-portal/policy.json\` | \`assets/policy/policy.json\` |

For each key, the computer's policy overrides the user's. Keys are not case-sensitive. On Windows a value counts only in the type that the template gives it; text with variables (REG_EXPAND_SZ) does not count, because people can set variables themselves. On macOS a preference that people could set themselves does not count. On Linux the file must be owned by root, must not be writable by anybody else and must not be a link.

Changes apply while the app runs: proxy, exceptions, authorities and pins from the next call to the portal, without reusing an earlier connection; the menu and what the screens offer, at once. \`PortalLocked\` takes people to the only portal at once, or when a locked app is unlocked; \`PortalUrl\` without it chooses the portal of the first run. If policy allows only one portal, the app no longer contacts any other, whether it comes from a typed address, a reset link, an account chosen earlier or the command line (\`main/connections/active-portal\`, \`e2e/policy\`). The one exception is a locked app, which still asks its account's portal in order to unlock, and then switches to the allowed one.

| Key | Value | Meaning |
|---|---|---|
${keys.map(({ key, kind, title, description }) => `| \`${key}\` | ${describeValue(kind)} | **${title}.** ${description.replaceAll('<', '&lt;')} |`).join('\n')}

## When policy cannot be read
A place counts as having no policy only if the system says that nothing is there. If a place cannot be read, does not answer or is not trusted, what was last read from it stays in force. If nothing has been read from it since the app started, the app tries again a few times within two seconds, then every five seconds. Meanwhile these safest values are used instead, as they are for a single invalid value:

| Key | Safest value |
|---|---|
| \`PortalUrl\` | the portal in use, or else the one that came with the app |
${Object.entries(safestPolicy(null))
  .map(([key, value]) => `| \`${key}\` | ${JSON.stringify(value).replaceAll('"', '`')} |`)
  .join('\n')}

Sign-ins that were already in the keychain stay there, and on a first run without a portal people may choose one. The keys for proxy, authorities and pins have no safest value and do not count meanwhile. Diagnostics stay allowed, because they name the place and the reason. Every page says that the organisation's settings could not be read, and where; the log also has the reason.

\`test/main/policy\` breaks each place in turn (\`registry\`, \`trusted-file\`, \`policy-store\`, \`own-policy\`), and \`e2e/policy\` breaks the policy file of the built app.
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
