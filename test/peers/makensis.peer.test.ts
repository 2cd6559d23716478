import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOption } from '../../src/main/command-line.ts'
import { describeWith } from './programs.ts'

const run = promisify(execFile)
const builder = dirname(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))
const templates = join(builder, 'templates/nsis')

/** What electron-builder generates around its templates, as far as the uninstaller needs it, without its own plug-ins. */
const script = `
Unicode true
RequestExecutionLevel user
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!define PRODUCT_NAME "Northwind Voice"
!define PRODUCT_FILENAME "Northwind Voice"
!define VERSION "1.0.0"
!define APP_FILENAME "northwind-voice"
!define SHORTCUT_NAME "Northwind Voice"
!define INSTALL_REGISTRY_KEY "Software\\northwind-voice"
!define UNINSTALL_REGISTRY_KEY "Software\\northwind-voice-uninstall"
!define ONE_CLICK
!define DELETE_APP_DATA_ON_UNINSTALL
${['updated', 'keep-shortcuts'].map(flag).join('')}
!include "${resolve('assets/windows/uninstaller.nsh')}"
!include "${join(templates, 'common.nsh')}"
Var newStartMenuLink
Var oldStartMenuLink
Var newDesktopLink
Var oldDesktopLink
Var oldShortcutName
Var oldMenuDirectory
Var installMode
!macro CHECK_APP_RUNNING
!macroend
!macro initMultiUser
  StrCpy $installMode "CurrentUser"
!macroend
OutFile "setup.exe"
InstallDir "$TEMP\\northwind-voice"
LoadLanguageFile "\${NSISDIR}/Contrib/Language files/English.nlf"
LangString areYouSureToUninstall 1033 "?"
LangString win7Required 1033 "?"
LangString x64WinRequired 1033 "?"
Section "install"
  SetOutPath $INSTDIR
  WriteUninstaller "$INSTDIR\\\${UNINSTALL_FILENAME}"
SectionEnd
!include "uninstaller.nsh"
`

/** A test for an option of the command line, e.g. \`\${isUpdated}\`, as electron-builder makes it. */
function flag(option: string): string {
  const name = `is-${option}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return `
!macro _${name} _a _b _t _f
  \${GetParameters} $R9
  ClearErrors
  \${GetOptions} $R9 "--${option}" $R9
  IfErrors \`\${_f}\` \`\${_t}\`
!macroend
!define ${name} \`"" ${name} ""\`
`
}

describeWith('NSIS', { makensis: 'nsis' }, () => {
  let folder: string
  let compiled: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nsis-'))
    const template = await readFile(join(templates, 'uninstaller.nsh'), 'utf8')
    // A plug-in of electron-builder's own download, which takes shortcuts away.
    await writeFile(join(folder, 'uninstaller.nsh'), template.replaceAll(/^\s*WinShell::.*$/gm, ''))
    await writeFile(join(folder, 'setup.nsi'), script)
    compiled = (await run('makensis', ['-V4', '-WX', '-X!pragma warning disable 9000', 'setup.nsi'], { cwd: folder }))
      .stdout
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('compiles the uninstaller, which has the app forget its sign-ins before any file or setting goes', () => {
    const steps = compiled.slice(compiled.indexOf('Section: "un.'))
    const at = (step: string) => {
      expect(steps).toContain(step)
      return steps.indexOf(step)
    }
    const asked = at(`Plugin command: Exec /TIMEOUT=30000 "$INSTDIR\\Northwind Voice.exe" ${forgetOption}`)
    expect(asked).toBeLessThan(at('RMDir: /r "$INSTDIR"'))
    expect(asked).toBeLessThan(at('RMDir: /r "$APPDATA\\northwind-voice"'))
  })
})
