import { expect, it } from 'vitest'
import { diagnoseOption } from '../../../src/main/diagnostics/diagnose-option.ts'

it.each([
  [['--diagnose'], null],
  [['--diagnose='], null],
  [['--diagnose=report.txt'], 'report.txt'],
  [['--portal=https://portal.example', '--diagnose=/tmp/a b.txt'], '/tmp/a b.txt'],
  [[], undefined],
  [['--diagnosed', 'diagnose'], undefined],
  [[`--diagnose=${'x'.repeat(2000)}`], undefined],
])('%j asks for %j', (argv, asked) => {
  expect(diagnoseOption(['electron', '.', ...argv])).toBe(asked)
})
