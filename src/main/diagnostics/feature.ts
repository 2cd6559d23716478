import type { Feature } from '../feature.ts'

export const diagnostics: Feature<'diagnostics'> = ({ saveDiagnostics }) => ({
  handlers: { 'diagnostics.save': async () => ({ saved: await saveDiagnostics() }) },
})
