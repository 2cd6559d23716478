import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const keyring = '/org/freedesktop/secrets/aliases/default'
const collection = 'org.freedesktop.Secret.Collection'

/**
 * Two programs that read a D-Bus property: the first comes with systemd, the second with D-Bus. By absolute path, where
 * only administrators install programs; PATH may contain other folders.
 */
const readers: [program: string, ...parameters: string[]][] = [
  ['/usr/bin/busctl', '--user', 'get-property', 'org.freedesktop.secrets', keyring, collection, 'Locked'],
  [
    '/usr/bin/dbus-send',
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.secrets',
    keyring,
    'org.freedesktop.DBus.Properties.Get',
    `string:${collection}`,
    'string:Locked',
  ],
]

/**
 * Whether the default keyring is locked, from the Secret Service property Collection.Locked (freedesktop.org, Secret
 * Service 0.2). Reading it shows no prompt, unlike a trial write. False if there is no keyring, or if neither program
 * is installed.
 */
export async function isKeyringLocked(): Promise<boolean> {
  for (const [program, ...parameters] of readers) {
    const { stdout } = await run(program, parameters, { timeout: 2000 }).catch(() => ({ stdout: '' }))
    const locked = /\b(true|false)\s*$/.exec(stdout)?.[1]
    if (locked) return locked === 'true'
  }
  return false
}
