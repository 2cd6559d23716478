import { join } from 'node:path'
import { z } from 'zod'
import { createActivePortal } from '../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../src/main/http/client.ts'
import { createSecretStore } from '../../src/main/keychain/keytar-store.ts'
import { saveToFolder } from '../../src/main/phones/export/save-to-folder.ts'
import { offered } from '../../src/main/portals/portal-adapter.ts'
import { createSessionKeeper } from '../../src/main/session/session-keeper.ts'
import { openSettings } from '../../src/main/settings/open-settings.ts'
import { fileSecrets } from './file-secrets.ts'
import { exportedFiles, type Step } from './kill-steps.ts'

/**
 * What main keeps on disk and in the keychain, without a window, so that it can be started and killed hundreds of
 * times. Starts as the app does, then takes the steps of the argument over and over. Tells each on its own line
 * before it is taken, because nobody knows when the process will end.
 */
const input = z.object({
  portal: z.url(),
  directory: z.string(),
  /** The system's keychain under that name, or a folder of files. */
  service: z.string().nullable(),
  username: z.string(),
  password: z.string(),
  steps: z.array(z.enum(['sign-in', 'rotate', 'settings', 'export'])),
})
const { portal: url, directory, service, username, password, steps } = input.parse(JSON.parse(process.argv[2] ?? ''))

const tell = (line: string) => process.stdout.write(`${line}\n`)

tell('step start')
const settings = await openSettings(directory)
const keychain = service === null ? fileSecrets(directory) : createSecretStore({ service })
const portal = createActivePortal(createHttpClient({ userAgent: 'test' }), settings, new URL(url))
const session = createSessionKeeper(portal, keychain, {
  ended: (reason) => tell(`ended ${reason}`),
  reachable: () => undefined,
})
const restored = await session.restore()
tell(`started ${JSON.stringify({ restored: restored !== null, notices: settings.notices() })}`)
if (!restored) {
  tell('step sign-in')
  await session.signIn({ username, password }, true)
}

let round = 0
const take: Record<Exclude<Step, 'start'>, () => Promise<unknown>> = {
  async 'sign-in'() {
    await session.signOut()
    await session.signIn({ username, password }, true)
  },
  // The portal's access tokens are so short-lived that every call refreshes them.
  rotate: () => session.authorized((token, adapter) => offered(adapter.account).read(token)),
  settings: async () => settings.change({ window: { x: round, y: 0, width: 900, height: 600, maximized: false } }),
  export: () => {
    const files = exportedFiles(round)
    return saveToFolder(files, join(directory, 'export'), { replace: files.map(({ name }) => name) })
  },
}
for (;;) {
  for (const step of steps) {
    round++
    tell(`step ${step}`)
    await take[step]()
    // Lets written settings out, which nobody waits for, and the parent's kill in.
    await new Promise(setImmediate)
  }
}
