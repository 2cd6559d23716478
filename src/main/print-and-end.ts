import type { Language } from 'text:languages'
import type { App } from 'electron'
import type { CommandLine } from './command-line.ts'
import { loadNativeText } from './language/native-text.ts'

/**
 * Prints the version, or how the app is started, and ends with 0; or with 64 for an option that is none (EX_USAGE in
 * sysexits.h). A graphical start shows nothing of it.
 */
export async function printAndEnd(
  app: Pick<App, 'exit' | 'getName' | 'getVersion'>,
  language: Language,
  { prints, misspelt }: Pick<CommandLine, 'prints' | 'misspelt'>,
): Promise<void> {
  const { unknownOption, usage } = (await loadNativeText(language)).commandLineText
  const wished = prints === 'version' ? `${app.getVersion()}\n` : usage({ program: app.getName() })
  const isWrong = misspelt !== null && prints === null
  const stream = isWrong ? process.stderr : process.stdout
  stream.write(isWrong ? unknownOption({ option: misspelt }) : wished, () => app.exit(isWrong ? 64 : 0))
}
