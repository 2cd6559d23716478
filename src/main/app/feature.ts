import type { Start } from '../../shared/app/app.ts'
import { allowsDiagnostics } from '../../shared/diagnostics/policy.ts'
import { allowsAnyFiles, allowsServing } from '../../shared/phones/policy.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { allowsDeleting, allowsDownloading, allowsExporting, allowsPlaying } from '../../shared/recordings/policy.ts'
import { preferencesUnder } from '../../shared/settings/policy.ts'
import { inUse } from '../connections/connection-handlers.ts'
import type { Feature } from '../feature.ts'

export const app: Feature<'app'> = (deps) => {
  const { version, platform, build, portal, marks, session, settings, policy } = deps

  const notices = (): Start['notices'] => [
    ...settings.notices(),
    ...(deps.takeNotice() ? (['page-recovered'] as const) : []),
    ...(deps.isPortalRefused ? (['portal-refused'] as const) : []),
  ]

  return {
    handlers: {
      'app.start': async () => ({
        version,
        platform,
        preferences: preferencesUnder(policy.current(), settings.read().preferences),
        ...inUse(portal, session),
        marks: marks.all().filter(({ url }) => portal.mayUse(url)),
        managed: policy.managed(),
        unreadPolicy: policy.unread(),
        forbidden: forbiddenBy(policy.current()),
        notices: notices(),
      }),
      async 'app.about'() {
        const { signed, brand, updates } = build
        return {
          signed,
          publisher: brand?.publisher ?? null,
          updates: updates && { by: updates.by, channel: updates.channel },
        }
      },
      async 'app.leave'() {
        deps.leave()
        return {}
      },
    },
  }
}

/** What the screens do not offer because policy would refuse it. */
function forbiddenBy(policy: Policy): Start['forbidden'] {
  const forbidden: Start['forbidden'] = []
  if (!allowsAnyFiles(policy)) forbidden.push('export')
  if (!allowsServing(policy)) forbidden.push('serve')
  if (!allowsDiagnostics(policy)) forbidden.push('diagnostics')
  if (!allowsDownloading(policy)) forbidden.push('download-recordings')
  if (!allowsExporting(policy)) forbidden.push('export-recordings')
  if (!allowsDeleting(policy)) forbidden.push('delete-recordings')
  if (!allowsPlaying(policy)) forbidden.push('play-recordings')
  return forbidden
}
