import { join } from 'node:path'
import { z } from 'zod'
import { profileIdOf } from '../../src/main/portals/discovery-document.ts'
import type { BuildFacts } from '../../src/shared/build-facts.ts'
import { openProviderFolder, type Provider } from '../provider/open-provider-folder.ts'
import { languagesOf } from '../text/text-plugin.ts'
import type { Look } from './branded-pages-plugin.ts'

/** What scripts/release asks of the build, as environment variables; without them it is the app under its own name. */
const requestSchema = z.object({
  BUILD_PROVIDER: z.string().optional(),
  /** Where the brands are, if not in the project. */
  BUILD_PROVIDERS: z.string().optional(),
  BUILD_SIGNED: z.stringbool().default(false),
  BUILD_UPDATED_BY: z.enum(['itself', 'administrator']).default('administrator'),
  BUILD_OUT: z.string().default('out'),
  /** With the languages that are for tests alone. */
  BUILD_PSEUDO_LANGUAGES: z.stringbool().default(true),
})
export type BuildRequest = z.input<typeof requestSchema>

/** A build before it is made. */
export interface BuildDescription {
  facts: BuildFacts
  look: Look | null
  /** The icon of windows, where the system knows none of the program. */
  icon: string
  /** The languages that it can be shown in. */
  languages: readonly string[]
  /** The folder that main, preload and renderer go to. */
  out: string
}

/** The app under its own name: nobody's brand, no feed of updates. */
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
 * @throws ProviderFault where the brand has faults
 */
export async function describeBuild(environment: NodeJS.ProcessEnv): Promise<BuildDescription> {
  const request = requestSchema.parse(environment)
  const { BUILD_OUT: out, BUILD_SIGNED: signed } = request
  const languages = languagesOf(request.BUILD_PSEUDO_LANGUAGES)
  if (request.BUILD_PROVIDER === undefined) {
    return { facts: { ...unbranded, signed }, look: null, icon: iconIn('assets'), languages, out }
  }
  const provider = await openProviderFolder(request.BUILD_PROVIDER, request.BUILD_PROVIDERS)
  return {
    facts: factsOf(provider, { signed, by: request.BUILD_UPDATED_BY }),
    look: { title: provider.productName, accent: provider.accent },
    icon: iconIn(provider.folder),
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
