import { stripVTControlCharacters } from 'node:util'

/** What happened on the tour, as Markdown. */
export class Transcript {
  readonly #lines: string[] = []
  readonly #say: (line: string) => void

  /** @param say is told every line as it is written */
  constructor(say: (line: string) => void) {
    this.#say = say
    this.#write('# A tour of Call Record Portal')
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`
  }

  chapter(title: string): void {
    this.#write('', `## ${title}`)
  }

  step(number: number, title: string): void {
    this.#write('', `### ${number}. ${title}`)
  }

  passed(sentence: string): void {
    this.#write(`- ✓ ${sentence}`)
  }

  /** Writes what did not hold and the first lines of why. */
  failed(sentence: string, error: unknown): void {
    const reason = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
    this.#write(
      `- ✗ **${sentence}**`,
      ...reason
        .split('\n')
        .slice(0, 8)
        .map((line) => `  > ${line}`),
    )
  }

  /** @param name of the two files, without `-light.png` and `-dark.png` */
  pictures(name: string): void {
    this.#lines.push('', `![Light](${name}-light.png) ![Dark](${name}-dark.png)`)
  }

  #write(...lines: string[]): void {
    this.#lines.push(...lines)
    for (const line of lines) this.#say(line)
  }
}
