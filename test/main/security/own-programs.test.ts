import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const main = join(import.meta.dirname, '../../../src/main')
const names = (await readdir(main, { recursive: true })).filter((name) => name.endsWith('.ts'))
const files = await Promise.all(
  names.map(async (name) => ({ name: name.replaceAll('\\', '/'), text: await readFile(join(main, name), 'utf8') })),
)
const filesWith = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

it('runs other programs from five places alone, on each of which a test looks', () => {
  expect(filesWith(/child_process/).toSorted()).toEqual([
    'keychain/linux-keyring.ts',
    'lock/linux-session.ts',
    'updates/authenticode.ts',
    'updates/nsis.ts',
    'updates/running-app-image.ts',
  ])
})

it('names the programs of Linux by their whole path, since PATH is set by anybody', () => {
  const text = files.map((file) => file.text).join('\n')
  expect(text.match(/'[^'\s]*\b(?:busctl|dbus-send|sh)'/g)?.toSorted()).toEqual([
    "'/bin/sh'",
    "'/usr/bin/busctl'",
    "'/usr/bin/busctl'",
    "'/usr/bin/dbus-send'",
    // The name that the shell gives itself.
    "'sh'",
  ])
})

it('asks no variable of the environment where programs are', () => {
  expect(filesWith(/env(?:ironment)?\??\.(?:PATH|SystemRoot|windir|ComSpec)\b/i)).toEqual([])
})

it('loads no native module through a loader that a variable of the environment turns elsewhere', () => {
  expect(filesWith(/node-gyp-build'|from 'native-reg'|import\('native-reg'\)/)).toEqual([])
})
