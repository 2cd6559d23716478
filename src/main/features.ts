import { account } from './account/feature.ts'
import { app } from './app/feature.ts'
import { clipboard } from './clipboard/feature.ts'
import { connections } from './connections/feature.ts'
import { diagnostics } from './diagnostics/feature.ts'
import type { Feature, FeatureName } from './feature.ts'
import { licences } from './licences/feature.ts'
import { links } from './links/feature.ts'
import { lists } from './lists/feature.ts'
import { lock } from './lock/feature.ts'
import { media } from './media/feature.ts'
import { menu } from './menu/feature.ts'
import { network } from './network/feature.ts'
import { phones } from './phones/feature.ts'
import { recordings } from './recordings/feature.ts'
import { recovery } from './recovery/feature.ts'
import { session } from './session/feature.ts'
import { settings } from './settings/feature.ts'
import { updates } from './updates/feature.ts'
import { users } from './users/feature.ts'

/** Every feature. The type ensures that each call of the bridge has exactly one handler. Hooks run in this order. */
export const features: { [Name in FeatureName]: Feature<Name> } = {
  clipboard,
  media,
  phones,
  session,
  lock,
  connections,
  settings,
  app,
  updates,
  recovery,
  account,
  users,
  recordings,
  diagnostics,
  network,
  licences,
  links,
  lists,
  menu,
}
