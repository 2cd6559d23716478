import type { AppErrorOf } from '../../shared/errors.ts'

const mostProblems = 20
const longestField = 60

/** The error for text that is longer than a call accepts, with the paths to it in the call's input. */
export function tooLong(paths: readonly (readonly PropertyKey[])[]): AppErrorOf<'validation'> {
  const fieldAt = (path: readonly PropertyKey[]) => path.findLast((name) => typeof name === 'string') ?? ''
  return {
    code: 'validation',
    problems: paths
      .slice(0, mostProblems)
      .map((path) => ({ field: fieldAt(path).slice(0, longestField), rule: 'too-long' })),
  }
}

/** The path to the longest text in plain data. */
export function pathToLongestText(input: unknown): readonly string[] {
  const [longest] = textsIn(input, []).toSorted((one, other) => other.length - one.length)
  return longest?.path ?? []
}

function textsIn(value: unknown, path: readonly string[]): { path: readonly string[]; length: number }[] {
  if (typeof value === 'string') return [{ path, length: value.length }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
}
