import { type Decisions, flag, policyKey } from '../policy-key.ts'

/** What an organisation can decide about staying signed in. */
export const sessionPolicy = {
  KeepSignedIn: policyKey(flag, {
    title: 'Allow “Keep me signed in”',
    description: 'When off, the choice is not offered, nothing is kept in the keychain, and what was kept is removed.',
    safest: false,
  }),
}

/** Whether a sign-in may be kept in the keychain. */
export const allowsKeeping = ({ KeepSignedIn }: Decisions<typeof sessionPolicy>): boolean => KeepSignedIn !== false
