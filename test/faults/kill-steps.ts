import type { ConfigFile } from '../../src/main/phones/formats/phone-format.ts'

/** What an app may be doing when it is killed. */
export const killSteps = ['start', 'sign-in', 'rotate', 'settings', 'export'] as const
export type Step = (typeof killSteps)[number]

const lines = 20_000

/** Two files that tell whether they are whole. */
export function exportedFiles(round: number): ConfigFile[] {
  return ['one.cfg', 'two.cfg'].map((name) => ({ name, content: contentOf(round), mediaType: 'text/plain' }))
}

const contentOf = (round: number) => `${`${round}\n`.repeat(lines)}end of ${round}\n`

/** Whether that is the whole of such a file. */
export function isWhole(content: string): boolean {
  const round = Number(/end of (\d+)\n$/.exec(content)?.[1])
  return content === contentOf(round)
}
