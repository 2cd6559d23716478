import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { licenceHandlers } from '../../../src/main/licences/feature.ts'
import { bridge } from '../../../src/shared/bridge.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licences-'))
  file = join(folder, 'licences.json')
  const component = (name: string, version: string) => ({ name, version, licence: 'MIT', text: `${name} ${version}` })
  await writeFile(
    file,
    JSON.stringify([component('got', '1.0.0'), component('zod', '3.0.0'), component('zod', '4.0.0')]),
  )
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the licences of the components', () => {
  it('are listed without their texts, as the bridge lets them through', async () => {
    const list = await licenceHandlers(file)['app.licences']({})
    expect(bridge['app.licences'].output.parse(list)).toEqual({
      components: [
        { name: 'got', version: '1.0.0', licence: 'MIT' },
        { name: 'zod', version: '3.0.0', licence: 'MIT' },
        { name: 'zod', version: '4.0.0', licence: 'MIT' },
      ],
    })
  })

  it('are given word for word, of the version that was asked for', async () => {
    expect(await licenceHandlers(file)['app.licence']({ name: 'zod', version: '3.0.0' })).toEqual({ text: 'zod 3.0.0' })
  })

  it('are not there of what the app does not hold', async () => {
    await expect(licenceHandlers(file)['app.licence']({ name: 'zod', version: '2.0.0' })).rejects.toThrow('not-found')
  })

  it('are not made up where the file is missing or damaged', async () => {
    await writeFile(file, '[{"name":"got"}]')
    await expect(licenceHandlers(file)['app.licences']({})).rejects.toThrow()
    await rm(file)
    await expect(licenceHandlers(file)['app.licences']({})).rejects.toThrow('ENOENT')
  })
})
