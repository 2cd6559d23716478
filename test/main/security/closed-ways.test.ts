import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../src')

const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

/** Which files, but for those that may, have it. */
const filesWith = (pattern: RegExp, ...allowed: string[]) =>
  sources
    .filter((path) => pattern.test(readFileSync(path, 'utf8')))
    .map((path) => path.slice(root.length + 1).replaceAll('\\', '/'))
    .filter((path) => !allowed.includes(path))

describe('the sources', () => {
  it('leave the app for another program in one place only', () => {
    expect(filesWith(/\.openExternal\(|\.openPath\(/, 'main/security/external-links.ts')).toEqual([])
  })

  it('open channels to the page in one place only', () => {
    expect(filesWith(/ipcMain\.(on|once|handle|handleOnce)\(/, 'main/ipc/register.ts')).toEqual([])
    expect(filesWith(/ipcRenderer/, 'main/ipc/preload.ts', 'main/ipc/page-bridge.ts')).toEqual([])
  })

  it('never parse text as markup, and never run it', () => {
    const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc|\beval\(|new Function\(/
    expect(filesWith(sinks)).toEqual([])
    expect(filesWith(/executeJavaScript|insertCSS/)).toEqual([])
  })

  it('turn no protection of Electron off', () => {
    const weakening =
      /(webSecurity|sandbox|contextIsolation): false|(nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures|plugins): true|enableBlinkFeatures|disable-web-security|no-sandbox|ignore-certificate-errors|rejectUnauthorized: false|'certificate-error'/
    // Where they are named to be refused.
    expect(filesWith(weakening, 'main/security/switches.ts')).toEqual([])
    expect(filesWith(/appendSwitch|appendArgument/)).toEqual([])
  })

  it('judge certificates beside the system in one place, which only ever refuses', () => {
    const place = 'main/network/chromium-sessions.ts'
    expect(filesWith(/setCertificateVerifyProc\(/, place)).toEqual([])
    const answers = [...readFileSync(join(root, place), 'utf8').matchAll(/\banswer\((.*)\)/g)].map(([, given]) => given)
    expect(answers).toEqual(['asChromiumFound', 'seen.notPinned ? refuse : asChromiumFound'])
    expect(readFileSync(join(root, place), 'utf8')).toMatch(/asChromiumFound = -3\nconst refuse = -2\n/)
  })

  it('keep nothing in web storage', () => {
    expect(filesWith(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\./)).toEqual([])
  })
})
