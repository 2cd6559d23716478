import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeBeside } from '../../../../src/main/files/atomic-file.ts'
import { saveToFolder } from '../../../../src/main/phones/export/save-to-folder.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'saved-'))
})
afterEach(() => rm(root, { recursive: true }))

const files = [
  { name: 'one.cfg', content: 'one', mediaType: 'text/plain' },
  { name: 'two.ini', content: Buffer.from([0xff, 0xfe]), mediaType: 'text/plain' },
]
const mode = async (path: string) => (await stat(path)).mode & 0o777

test('a phone’s files are saved for their owner only, in a folder for its owner only', async () => {
  const folder = join(root, 'new', 'phone')
  expect(await saveToFolder(files, folder, { replace: [] })).toEqual({ ok: true, names: ['one.cfg', 'two.ini'] })
  expect(await readFile(join(folder, 'two.ini'))).toEqual(Buffer.from([0xff, 0xfe]))
  expect(await mode(join(folder, 'one.cfg'))).toBe(0o600)
  expect(await mode(folder)).toBe(0o700)
  expect((await readdir(folder)).toSorted()).toEqual(['one.cfg', 'two.ini'])
})

describe('a file that exists', () => {
  test('is not replaced but named, and nothing else is written', async () => {
    await writeFile(join(root, 'two.ini'), 'mine')
    expect(await saveToFolder(files, root, { replace: [] })).toEqual({ ok: false, exists: ['two.ini'] })
    expect(await readFile(join(root, 'two.ini'), 'utf8')).toBe('mine')
    expect(await readdir(root)).toEqual(['two.ini'])
  })

  test('is replaced where the person said so', async () => {
    await writeFile(join(root, 'one.cfg'), 'mine')
    await chmod(join(root, 'one.cfg'), 0o644)
    expect(await saveToFolder(files, root, { replace: ['one.cfg'] })).toMatchObject({ ok: true })
    expect(await readFile(join(root, 'one.cfg'), 'utf8')).toBe('one')
    expect(await mode(join(root, 'one.cfg'))).toBe(0o600)
  })

  test('is not replaced if the person agreed to replace another file', async () => {
    await writeFile(join(root, 'one.cfg'), 'mine')
    await writeFile(join(root, 'two.ini'), 'mine')
    expect(await saveToFolder(files, root, { replace: ['one.cfg'] })).toEqual({ ok: false, exists: ['two.ini'] })
    expect(await readFile(join(root, 'one.cfg'), 'utf8')).toBe('mine')
    expect(await readFile(join(root, 'two.ini'), 'utf8')).toBe('mine')
  })

  test('is not replaced either when it appears at the last moment', async () => {
    const pending = await writeBeside(join(root, 'one.cfg'), (file) => file.writeFile('late'))
    await writeFile(join(root, 'one.cfg'), 'mine')
    expect(await pending.place(false)).toBe(false)
    expect(await readFile(join(root, 'one.cfg'), 'utf8')).toBe('mine')
    expect(await readdir(root)).toEqual(['one.cfg'])
  })
})

describe('a link in the way', () => {
  test('counts as a file that exists, even to nowhere', async () => {
    await symlink(join(root, 'nowhere'), join(root, 'one.cfg'))
    expect(await saveToFolder(files, root, { replace: [] })).toEqual({ ok: false, exists: ['one.cfg'] })
  })

  test('is replaced itself: what it points at is never written to', async () => {
    await writeFile(join(root, 'victim'), 'untouched')
    await symlink(join(root, 'victim'), join(root, 'one.cfg'))
    await saveToFolder(files, root, { replace: ['one.cfg'] })
    expect(await readFile(join(root, 'victim'), 'utf8')).toBe('untouched')
    await expect(readlink(join(root, 'one.cfg'))).rejects.toThrow()
  })
})

test('a writer that fails leaves nothing behind', async () => {
  const broken = writeBeside(join(root, 'one.cfg'), async (file) => {
    await file.writeFile('half')
    throw new Error('disk full')
  })
  await expect(broken).rejects.toThrow('disk full')
  expect(await readdir(root)).toEqual([])
})

test('a kill in the middle leaves no file that looks whole', async () => {
  const module = new URL('../../../../src/main/files/atomic-file.ts', import.meta.url).href
  const script = `import { writeBeside } from ${JSON.stringify(module)}
    await writeBeside(${JSON.stringify(join(root, 'one.cfg'))}, async (file) => {
      await file.writeFile('half')
      console.log('half written')
      await new Promise((resolve) => setTimeout(resolve, 60_000))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const left = await readdir(root)
  expect(left).not.toContain('one.cfg')
  expect(left.every((name) => name.startsWith('.') && name.endsWith('.part'))).toBe(true)
})
