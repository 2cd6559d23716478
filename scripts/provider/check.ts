import { openProviderFolder, ProviderFault, providerIds } from './open-provider-folder.ts'

// Checks brands, all of them unless told which:
//   npm run provider:check [ID]…

const given = process.argv.slice(2)

for (const id of given.length > 0 ? given : await providerIds()) {
  try {
    const { productName, portal } = await openProviderFolder(id)
    console.log(`${id}: ${productName} at ${portal.url} is sound`)
  } catch (cause) {
    if (!(cause instanceof ProviderFault)) throw cause
    console.error(cause.message)
    process.exitCode = 1
  }
}
