import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Answers, makeProvider, type Question, questions } from './make-provider.ts'
import { ProviderFault } from './open-provider-folder.ts'
import { providersFolder } from './provider-file.ts'

// Makes a brand by asking; an answer can be given beforehand as --name, --portal and so on, and --in puts it elsewhere:
//   npm run provider:new

const names = Object.keys(questions) as Question[]
const options = Object.fromEntries([...names, 'in' as const].map((name) => [name, { type: 'string' as const }]))
const { in: folder = fileURLToPath(providersFolder), ...given } = parseArgs({ options }).values as Answers & {
  in?: string
}

try {
  const provider = await makeProvider(await ask(given), folder)
  console.log(`\nMade ${provider.folder}. Look at its icons, then:\n  npm run dist -- --provider ${provider.id}`)
} catch (cause) {
  if (!(cause instanceof ProviderFault)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

async function ask(answers: Answers): Promise<Required<Answers>> {
  const terminal = createInterface({ input: process.stdin })
  // Read as lines and not with `question`, so that input can come from a file.
  const lines = terminal[Symbol.asyncIterator]()
  const complete = { ...answers }
  for (const name of names) {
    if (complete[name] !== undefined) continue
    const { ask, suggest } = questions[name]
    const suggested = suggest(complete)
    process.stdout.write(`${ask}${suggested && ` [${suggested}]`}: `)
    const { value = '' } = await lines.next()
    complete[name] = value.trim() || suggested
  }
  terminal.close()
  return complete as Required<Answers>
}
