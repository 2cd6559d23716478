import { expect, it } from 'vitest'
import { refusedBy } from '../../lint/lint.ts'

const rule = 'closed-ways.grit'
/** Each as a source of its own in a place that may do none of it. */
const everywhere = (lines: readonly string[]) =>
  Object.fromEntries(lines.map((line, index) => [`src/main/place-${String(index).padStart(2, '0')}.tsx`, line]))

it.each([
  ['another program opened', ['shell.openExternal(link)', 'void electron.shell.openPath(path)']],
  [
    'a channel to the page',
    ['ipcMain.on("a", b)', 'ipcMain.once("a", b)', 'ipcMain.handle("a", b)', 'ipcMain.handleOnce("a", b)'],
  ],
  ['the preload’s own channel', ['ipcRenderer.invoke("a")']],
  [
    'text parsed as markup',
    [
      'element.innerHTML = text',
      'element.outerHTML = text',
      'element.insertAdjacentHTML("beforeend", text)',
      'document.write(text)',
      'new DOMParser()',
      'const a = <iframe srcdoc={text} />',
      'const b = <p dangerouslySetInnerHTML={{ __html: text }} />',
    ],
  ],
  [
    'text that is run',
    ['eval(text)', 'new Function(text)', 'contents.executeJavaScript(text)', 'contents.insertCSS(a)'],
  ],
  [
    'a protection turned off',
    [
      'open({ webSecurity: false })',
      'open({ sandbox: false })',
      'open({ contextIsolation: false })',
      'open({ nodeIntegration: true })',
      'open({ nodeIntegrationInWorker: true })',
      'open({ webviewTag: true })',
      'open({ allowRunningInsecureContent: true })',
      'open({ experimentalFeatures: true })',
      'open({ plugins: true })',
      'open({ enableBlinkFeatures: features })',
      'connect({ rejectUnauthorized: false })',
      "use('disable-web-security')",
      "use('--no-sandbox')",
      "use('ignore-certificate-errors')",
      "app.on('certificate-error', trust)",
      'app.commandLine.appendSwitch(name)',
      'app.commandLine.appendArgument(name)',
    ],
  ],
  ['a certificate judged', ['session.setCertificateVerifyProc(judge)']],
  [
    'web storage',
    [
      'localStorage.setItem(a, b)',
      'window.sessionStorage.clear()',
      'indexedDB.open(a)',
      'caches.open(a)',
      'read(document.cookie)',
    ],
  ],
  ['a program run', ["import { spawn } from 'node:child_process'", "const a = import('node:child_process')"]],
  [
    'a program or a binary that a variable of the environment chooses',
    [
      "run('busctl')",
      "run('dbus-send')",
      'look(process.env.PATH)',
      'look(env.SystemRoot)',
      'look(environment?.windir)',
      "import native from 'native-reg'",
      "const b = require('node-gyp-build')",
    ],
  ],
  [
    'reading the system’s authorities on the thread of the windows',
    ["tls.getCACertificates('system')", "getCACertificates('bundled')"],
  ],
])('%s is refused in any source', async (_what, lines) => {
  const sources = everywhere(lines)
  expect(await refusedBy(rule, sources)).toEqual(Object.keys(sources))
})

it('what is guarded in one place is let through there', async () => {
  const sources = {
    'src/main/security/external-links.ts': 'shell.openExternal(link)',
    'src/main/ipc/register.ts': 'ipcMain.handle(name, answer)',
    'src/main/ipc/preload.ts': 'ipcRenderer.invoke(name)',
    'src/main/security/switches.ts': "refuse('no-sandbox')",
    'src/main/network/chromium-sessions.ts': 'session.setCertificateVerifyProc(judge)',
    'src/main/keychain/linux-keyring.ts': "import { execFile } from 'node:child_process'",
    'src/main/network/trust.ts': "tls.getCACertificates('default')",
  }
  expect(await refusedBy(rule, sources)).toEqual([])
})
