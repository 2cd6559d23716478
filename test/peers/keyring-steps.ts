import { execFileSync } from 'node:child_process'
import { createSecretStore } from '../../src/main/keychain/keytar-store.ts'
import { KeychainError } from '../../src/main/keychain/secret-store.ts'
import { unopenedProfile } from '../../src/main/portals/open-adapter.ts'
import { forgetKept } from '../../src/main/session/kept-sign-ins.ts'
import type { SettingsStore } from '../../src/main/settings/open-settings.ts'
import { memorySettings } from '../main/memory-settings.ts'

/**
 * Takes steps with the keychain of the session it runs in, one an argument: `set NAME SECRET`,
 * `get NAME`, `delete NAME`, `status`, `lock`, and `forget NAME`, which removes what was kept of that account. Prints what came of each as a JSON array: the answer,
 * or the fault as `!fault`.
 */
const store = createSecretStore({ service: 'Call Record Portal keyring test' })
const service = '/org/freedesktop/secrets'

async function take(step: string): Promise<unknown> {
  const [verb = '', name = '', secret = ''] = step.split(' ')
  switch (verb) {
    case 'set':
      return store.set(name, secret)
    case 'get':
      return store.get(name)
    case 'delete':
      return store.delete(name)
    case 'status':
      return store.status()
    case 'forget':
      return forgetKept(settingsWith(name), store)
    case 'lock':
      execFileSync('dbus-send', [
        '--session',
        '--print-reply',
        '--dest=org.freedesktop.secrets',
        service,
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${service}/collection/login`,
      ])
      return
    default:
      throw new Error(`No such step: ${verb}`)
  }
}

/** Settings that say that something is kept of an account. */
function settingsWith(id: string): SettingsStore {
  const settings = memorySettings()
  const profile = unopenedProfile(new URL('https://portal.example'))
  settings.change({ connections: [{ id, profile, remembered: {}, account: '', kept: true, keepsSignedIn: false }] })
  return settings
}

const answers: unknown[] = []
for (const step of process.argv.slice(2)) {
  try {
    answers.push((await take(step)) ?? null)
  } catch (cause) {
    if (!(cause instanceof KeychainError)) throw cause
    answers.push(`!${cause.fault}`)
  }
}
console.log(JSON.stringify(answers))
