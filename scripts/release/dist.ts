import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Platform as BuilderPlatform, build } from 'electron-builder'
import { z } from 'zod'
import { platforms } from '../pack/made-up-electron.ts'
import { openProviderFolder, ProviderFault } from '../provider/open-provider-folder.ts'
import { buildApp } from './build-app.ts'
import { configurationFor, writeConfiguration } from './configuration.ts'
import { describeFeed } from './feed.ts'
import { type Architecture, architectures, installersOf } from './installers.ts'
import { writePolicyFiles } from './policy-files.ts'
import { writeReleaseFiles } from './release-files.ts'
import { signingKeyVariable } from './sign-feed.ts'
import { readSigning } from './signing.ts'

// Builds, packs and signs a brand's installers, each on its own system, into dist/ID:
//   npm run dist -- --provider ID [--platform win32|darwin|linux] [--arch x64|arm64|universal]… [--unpacked] [--electron FOLDER]
// docs/provider-guide.md names the environment variables that sign. --unpacked makes the app's folder alone;
// --electron takes an unpacked Electron for that platform instead of downloading one.

const { values } = parseArgs({
  options: {
    provider: { type: 'string' },
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string', multiple: true },
    unpacked: { type: 'boolean', default: false },
    electron: { type: 'string' },
  },
})
const wished = z
  .object({
    provider: z.string({ error: 'Say which brand: npm run dist -- --provider ID' }),
    platform: z.enum(platforms, { error: `--platform is one of ${platforms.join(', ')}` }),
    arch: z
      .array(z.enum(Object.keys(architectures) as Architecture[], { error: '--arch is x64, arm64 or universal' }))
      .optional(),
    unpacked: z.boolean(),
    electron: z.string().optional(),
  })
  .safeParse(values)

try {
  if (wished.success) await makeInstallers(wished.data)
  else fail(wished.error.issues.map(({ message }) => message).join('\n'))
} catch (cause) {
  if (!(cause instanceof ProviderFault)) throw cause
  fail(cause.message)
}

async function makeInstallers({
  provider: id,
  platform,
  arch,
  unpacked,
  electron,
}: NonNullable<typeof wished.data>): Promise<void> {
  if (process.env[signingKeyVariable]) {
    throw new ProviderFault([`Unset ${signingKeyVariable}: what packs the app must not see it. npm run roll-out signs`])
  }
  const provider = await openProviderFolder(id)
  const signing = readSigning(platform, process.env, provider.publisher)
  for (const missing of signing.missing) console.warn(`Not signed. Set ${missing}`)

  const output = join('dist', id)
  await rm(output, { recursive: true, force: true })
  const { architectures: all, groups } = installersOf[platform]
  const chosen = (arch ?? all).map((name) => architectures[name])
  const made: string[] = []
  for (const { targets, updatedBy } of groups.slice(0, unpacked ? 1 : undefined)) {
    const built = join('out', 'providers', `${id}-${updatedBy}`)
    await buildApp({
      BUILD_PROVIDER: id,
      BUILD_SIGNED: String(signing.signed),
      BUILD_UPDATED_BY: updatedBy,
      BUILD_OUT: built,
    })
    const configuration = configurationFor(provider, { built, output, signing: signing.configuration, updatedBy })
    const target = { linux: BuilderPlatform.LINUX, win32: BuilderPlatform.WINDOWS, darwin: BuilderPlatform.MAC }[
      platform
    ]
    const packed = await build({
      targets: target.createTarget(unpacked ? 'dir' : targets, ...chosen),
      publish: 'never',
      config: await writeConfiguration(
        { ...configuration, electronDist: electron ?? null },
        join('out', 'providers', `${id}-${updatedBy}.json`),
      ),
    })
    made.push(...packed)
  }
  if (unpacked) return
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8')))
  await writeReleaseFiles(output, version, made)
  const unsigned = await describeFeed(output, provider)
  await writePolicyFiles(join(output, 'policy'), provider)
  const sort = platform === 'linux' ? '' : signing.signed ? 'signed ' : 'unsigned '
  console.log(`\n${output} has the ${sort}installers of ${provider.productName} ${version}:`)
  for (const file of [...made, ...unsigned]) console.log(`  ${basename(file)}`)
  if (unsigned.length > 0) console.log('Sign the feed where its key is kept: npm run roll-out')
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
