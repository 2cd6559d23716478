import { expect, it } from 'vitest'
import { portalKinds } from '../../src/shared/connections/portal.ts'
import { refusedBy } from './lint.ts'

const rule = 'portal-kinds.grit'

it('a source that asks which kind a portal is, is refused: each kind’s name, a comparison, a look-up, a switch', async () => {
  const lines = [
    ...portalKinds.map((kind) => `ask('${kind}')`),
    'const a = profile.kind === other',
    'const b = other.profile?.kind !== c',
    'const d = words[profile.kind]',
    'switch (profile.kind) {}',
  ]
  const sources = Object.fromEntries(lines.map((line, index) => [`src/renderer/page-${index}.ts`, line]))
  expect(await refusedBy(rule, sources)).toEqual(Object.keys(sources))
})

it('an adapter, the table of kinds and what only tells the kind are let through', async () => {
  const sources = {
    'src/main/portals/exotel/document.ts': "const kind = 'exotel'",
    'src/shared/connections/portal.ts': "const kinds = ['aptela']",
    'src/main/diagnostics/portal-checks.ts': 'tell(profile.kind)',
  }
  expect(await refusedBy(rule, sources)).toEqual([])
})
