import { z } from 'zod'
import { type Decisions, policyKey } from '../policy-key.ts'

/** What an organisation can decide about newer versions. */
export const updatesPolicy = {
  Updates: policyKey(z.enum(['automatic', 'notify', 'off']), {
    title: 'Updates',
    description:
      'What the app does about newer versions: install them (automatic), only say that there is one (notify), or not even ask (off). Installations from an .msi or .deb never install any.',
    safest: 'notify',
  }),
}
type UpdatesPolicy = Decisions<typeof updatesPolicy>

/** Whether the app may check for newer versions. */
export const allowsUpdateChecks = ({ Updates }: UpdatesPolicy): boolean => Updates !== 'off'

/** Whether the app may install them. */
export const allowsInstalling = ({ Updates }: UpdatesPolicy): boolean => Updates !== 'off' && Updates !== 'notify'
