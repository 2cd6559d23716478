import { fakePortal } from './fake-portal.ts'
import { recoveryScenarios } from './recovery-scenarios.ts'
import { scenarios } from './scenarios.ts'

// `?scenario=name` chooses what the fake main process answers; the hash is the app's own route.
const name = new URLSearchParams(location.search).get('scenario') ?? 'sign-in'
const all = { ...scenarios, ...recoveryScenarios }
const scenario = all[name]
if (!scenario) throw new Error(`No scenario "${name}"; there are ${Object.keys(all).join(', ')}`)
Object.defineProperty(window, 'bridge', { value: fakePortal(scenario) })
await import('../../../src/renderer/main.tsx')
