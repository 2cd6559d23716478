import { expect, it } from 'vitest'
import { app } from '../../../src/main/app/feature.ts'
import { createMarks } from '../../../src/main/connections/marks.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import { createFeature, policyStore } from '../feature-dependencies.ts'
import { memorySettings } from '../memory-settings.ts'

/** What the first screen is told under a policy, before there is any account. */
function startUnder(policy: Policy) {
  const settings = memorySettings()
  settings.change({
    preferences: { language: 'system', theme: 'dark', lockAfterMinutes: 60, contentProtection: false },
  })
  const portal = { connection: () => null } as Parameters<typeof app>[0]['portal']
  const { handlers } = createFeature(app, {
    version: '1',
    platform: 'linux',
    settings,
    policy: policyStore({ current: policy }),
    portal,
    marks: createMarks(),
    takeNotice: () => false,
    isPortalRefused: false,
  })
  return handlers['app.start']({})
}

it('without policy everything is as the person chose, and nothing is forbidden', async () => {
  const { preferences, forbidden } = await startUnder({})
  expect(preferences).toEqual({ language: 'system', theme: 'dark', lockAfterMinutes: 60, contentProtection: false })
  expect(forbidden).toEqual([])
})

it('what the organisation decided stands in the place of what the person chose', async () => {
  const { preferences } = await startUnder({ LockAfterMinutes: 5, ContentProtection: true })
  expect(preferences).toEqual({ language: 'system', theme: 'dark', lockAfterMinutes: 5, contentProtection: true })
})

it.each<[Policy, string[]]>([
  [{ ExportFormats: [], LanProvisioning: false }, ['export', 'serve']],
  [{ ExportFormats: ['snom'] }, []],
  [{ Diagnostics: false }, ['diagnostics']],
  [{ Diagnostics: true }, []],
  [{ DownloadRecordings: false, ExportRecordings: false }, ['download-recordings', 'export-recordings']],
  [{ DeleteRecordings: false }, ['delete-recordings']],
  [{ DeleteRecordings: true }, []],
  [{ PlayRecordings: false }, ['play-recordings']],
])('the screens are told what policy %j leaves no use of: %j', async (policy, forbidden) => {
  expect((await startUnder(policy)).forbidden).toEqual(forbidden)
})
