import { join } from 'node:path'
import { z } from 'zod'
import { profileIdOf } from '../../src/main/portals/discovery-document.ts'
import type { BuildFacts } from '../../src/shared/build-facts.ts'
import { openProviderFolder, type Provider } from '../provider/open-provider-folder.ts'
import { languagesOf } from '../text/text-plugin.ts'
import type { Look } from './branded-pages-plugin.ts'

/** The environment variables that scripts/release sets for a build; without them the unbranded app is built. */
const requestSchema = z.object({
  BUILD_PROVIDER: z.string().optional(),
  /** The folder of the brands, if not the project's. */
  BUILD_PROVIDERS: z.string().optional(),
  BUILD_SIGNED: z.stringbool().default(false),
  BUILD_UPDATED_BY: z.enum(['itself', 'administrator']).default('administrator'),
  BUILD_OUT: z.string().default('out'),
  /** Whether to include the languages that are only for tests. */
  BUILD_PSEUDO_LANGUAGES: z.stringbool().default(true),
})
export type BuildRequest = z.input<typeof requestSchema>

/** A build before it is made. */
export interface BuildDescription {
  facts: BuildFacts
  look: Look | null
  /** The icon for windows, if the system does not take it from the program. */
  icon: string
  /** The mark, an SVG file, that the pages show. */
  mark: string
  /** The app's languages. */
  languages: readonly string[]
  /** The folder that main, preload and renderer go to. */
  out: string
}

/** The unbranded app, without an update feed. */
export const unbranded: BuildFacts = {
  id: 'call-record-portal',
  appId: 'com.call-record-portal.desktop',
  protocol: 'call-record-portal',
  brand: null,
  signed: false,
  updates: null,
}

/**
 * Reads what to build from the environment.
 *
 * @throws ProviderFault if the brand has faults
 */
export async function describeBuild(environment: NodeJS.ProcessEnv): Promise<BuildDescription> {
  const request = requestSchema.parse(environment)
  const { BUILD_OUT: out, BUILD_SIGNED: signed } = request
  const languages = languagesOf(request.BUILD_PSEUDO_LANGUAGES)
  if (request.BUILD_PROVIDER === undefined) {
    return {
      facts: { ...unbranded, signed },
      look: null,
      icon: iconIn('assets'),
      mark: 'assets/icons/mark.svg',
      languages,
      out,
    }
  }
  const provider = await openProviderFolder(request.BUILD_PROVIDER, request.BUILD_PROVIDERS)
  return {
    facts: factsOf(provider, { signed, by: request.BUILD_UPDATED_BY }),
    look: { title: provider.productName, accent: provider.accent },
    icon: iconIn(provider.folder),
    mark: join(provider.folder, 'mark.svg'),
    languages,
    out,
  }
}

const iconIn = (folder: string) => join(folder, 'icons/256x256.png')

function factsOf(
  { id, appId, protocol, publisher, productName, portal, support, accent, updates }: Provider,
  { signed, by }: { signed: boolean; by: 'itself' | 'administrator' },
): BuildFacts {
  const { kind, url } = portal
  const profile = { id: profileIdOf(new URL(url)), kind, url, name: productName, support, brand: { accent } }
  return { id, appId, protocol, brand: { publisher, profile }, signed, updates: { by, ...updates } }
}
