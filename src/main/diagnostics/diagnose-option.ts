const option = '--diagnose'
const longest = 1000

/** What `--diagnose` asks for: a file, or null for the standard output; undefined where it is not there. */
export function diagnoseOption(argv: readonly string[]): string | null | undefined {
  const given = argv.find((argument) => argument === option || argument.startsWith(`${option}=`))
  if (given === undefined || given.length > longest) return undefined
  return given.slice(option.length + 1) || null
}
