import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const keyring = '/org/freedesktop/secrets/aliases/default'
const collection = 'org.freedesktop.Secret.Collection'

/**
 * Two programs that read a D-Bus property: the first comes with systemd, the second with D-Bus itself. By their place,
 * where none but an administrator puts programs, unlike in all of PATH.
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
 * Whether the default keyring is locked, by the property of the Secret Service API that says so
 * (freedesktop.org Secret Service 0.2, Collection.Locked). Reading it shows no prompt, unlike
 * storing something to find out. False where there is no keyring and where neither program is installed.
 */
export async function isKeyringLocked(): Promise<boolean> {
  for (const [program, ...parameters] of readers) {
    const { stdout } = await run(program, parameters, { timeout: 2000 }).catch(() => ({ stdout: '' }))
    const locked = /\b(true|false)\s*$/.exec(stdout)?.[1]
    if (locked) return locked === 'true'
  }
  return false
}
