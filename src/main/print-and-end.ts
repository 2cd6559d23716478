import type { Language } from 'text:languages'
import type { App } from 'electron'
import type { CommandLine } from './command-line.ts'
import { loadNativeText } from './language/native-text.ts'
import { terminal } from './log/log.ts'

/**
 * Prints the version or the usage and exits with 0; exits with 64 for an unknown option (EX_USAGE in sysexits.h).
 * Started from a desktop, nothing is shown.
 */
export async function printAndEnd(
  app: Pick<App, 'exit' | 'getName' | 'getVersion'>,
  language: Language,
  { prints, misspelt }: Pick<CommandLine, 'prints' | 'misspelt'>,
): Promise<void> {
  const { unknownOption, usage } = (await loadNativeText(language)).commandLineText
  const wished = prints === 'version' ? `${app.getVersion()}\n` : usage({ program: app.getName() })
  const isWrong = misspelt !== null && prints === null
  const stream = terminal(isWrong ? 'stderr' : 'stdout')
  stream.write(isWrong ? unknownOption({ option: misspelt }) : wished, () => app.exit(isWrong ? 64 : 0))
}
