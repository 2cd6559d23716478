import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type FeedOwner, readSigningKey, SigningFault, signFeed } from './sign-feed.ts'

// Signs the feed of a brand's installers, to offer a version to all computers, to some, or to none:
//   UPDATE_SIGNING_KEY=… npm run roll-out -- --provider ID --percent N [--folder dist/ID]
// --in takes the brand from another folder. Needs nothing of node_modules (sign-feed.ts says why).

const { values } = parseArgs({
  options: {
    provider: { type: 'string' },
    percent: { type: 'string' },
    folder: { type: 'string' },
    in: { type: 'string', default: fileURLToPath(new URL('../../assets/providers', import.meta.url)) },
  },
})

try {
  const { provider: id, percent = '' } = values
  if (!id || !/^[a-z0-9-]+$/.test(id)) throw new SigningFault('Say which brand: --provider ID')
  if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100) {
    throw new SigningFault('Say how many of a hundred: --percent N')
  }
  const folder = values.folder ?? join('dist', id)
  const owner = readOwner(join(values.in, id, 'provider.json'))
  const names = await signFeed(folder, owner, readSigningKey(process.env, owner), Number(percent))
  if (names.length === 0) throw new SigningFault(`${folder} has no installers that update themselves`)
  console.log(`Offered to ${percent} of 100 computers: ${names.join(', ')}`)
} catch (cause) {
  if (!(cause instanceof SigningFault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

/** Checks only what is used here; npm run provider:check checks the whole file. */
function readOwner(path: string): FeedOwner {
  let file: { appId?: unknown; updates?: { channel?: unknown; keys?: unknown } } | null
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new SigningFault(`${path} cannot be read`)
  }
  const { appId, updates } = file ?? {}
  const { channel, keys } = updates ?? {}
  const areKeys = Array.isArray(keys) && keys.every((key) => typeof key === 'string')
  if (typeof appId !== 'string' || typeof channel !== 'string' || !areKeys) {
    throw new SigningFault(`${path} does not say whose the feed is`)
  }
  return { appId, updates: { channel, keys } }
}
