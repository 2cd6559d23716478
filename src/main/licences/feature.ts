import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../shared/errors.ts'
import { type LicensedComponent, licensedComponentsSchema } from '../../shared/licences/licences.ts'
import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'

/**
 * The licences of the components. They are rarely requested, so they are read from the build's file each time rather
 * than kept in memory.
 */
export function licenceHandlers(file: string): Pick<Handlers, 'app.licences' | 'app.licence'> {
  const read = async (): Promise<LicensedComponent[]> =>
    licensedComponentsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  return {
    async 'app.licences'() {
      const components = await read()
      return { components: components.map(({ text: _, ...component }) => component) }
    },
    async 'app.licence'({ name, version }) {
      const found = (await read()).find((component) => component.name === name && component.version === version)
      if (!found) throw new Failure({ code: 'not-found' })
      return { text: found.text }
    },
  }
}

export const licences: Feature<'licences'> = ({ appFolder }) => ({
  handlers: licenceHandlers(join(appFolder, 'out/main/licences.json')),
})
