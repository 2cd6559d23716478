import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openProviderFolder, ProviderFault } from '../provider/open-provider-folder.ts'
import { readSigningKey, signingKeyVariable, writeFeed } from './feed.ts'

// Signs the feed of a brand's installers anew, to offer a version to more computers or to none:
//   UPDATE_SIGNING_KEY=… npm run roll-out -- --provider ID --percent N [--folder dist/ID]
// --in takes the brand from another folder.

const { values } = parseArgs({
  options: {
    provider: { type: 'string' },
    percent: { type: 'string' },
    folder: { type: 'string' },
    in: { type: 'string' },
  },
})
const wished = z
  .object({
    provider: z.string({ error: 'Say which brand: --provider ID' }),
    percent: z.coerce.number({ error: 'Say how many of a hundred: --percent N' }).int().min(0).max(100),
    folder: z.string().optional(),
    in: z.string().optional(),
  })
  .safeParse(values)

try {
  if (!wished.success) throw new ProviderFault(wished.error.issues.map(({ message }) => message))
  const { provider: id, percent, folder = join('dist', id), in: brands } = wished.data
  const provider = await openProviderFolder(id, brands)
  const key = readSigningKey(process.env, provider)
  if (!key) throw new ProviderFault([`Set ${signingKeyVariable}: the path of the key's file, or the key itself`])
  const names = await writeFeed(folder, provider, key, percent)
  if (names.length === 0) throw new ProviderFault([`${folder} has no installers that update themselves`])
  console.log(`Offered to ${percent} of 100 computers: ${names.join(', ')}`)
} catch (cause) {
  if (!(cause instanceof ProviderFault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
