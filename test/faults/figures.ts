/** Prints what a run of the suite amounted to, one line a figure. */
export function printFigures(title: string, figures: Record<string, string | number>): void {
  const lines = Object.entries(figures).map(([name, value]) => `  ${name}: ${value}`)
  process.stdout.write(`\nFaults, ${title}\n${lines.join('\n')}\n`)
}
