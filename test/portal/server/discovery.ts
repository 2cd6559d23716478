import { type Discovery, discoverySchema } from '../../../src/main/portals/call-record/discovery.ts'
import type { PortalSettings } from '../options.ts'
import { markPath } from './mark.ts'
import { apiPath } from './routes.ts'

/** The document at `/.well-known/call-record-portal`. */
export function discoveryOf({ kind, name, accent, mark, capabilities }: PortalSettings): Discovery {
  return discoverySchema.parse({
    version: 1,
    kind,
    name,
    api: apiPath,
    support: {
      name: `${name} support`,
      phone: '+44 1632 960 100',
      email: 'support@northwind.example',
      website: 'https://northwind.example/support',
    },
    brand: { accent, ...(mark && { mark: markPath }) },
    capabilities,
  })
}
