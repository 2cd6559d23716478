import { join } from 'node:path'
import type { Feature } from '../feature.ts'
import { licenceHandlers } from './licence-handlers.ts'

export const licences: Feature<'licences'> = ({ appFolder }) => ({
  handlers: licenceHandlers(join(appFolder, 'out/main/licences.json')),
})
