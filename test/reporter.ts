import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** How a run went. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** The skipped tests' titles. */
  leftOut: string[]
}

/** Leaves the run's counts in the file named by TEST_COUNTS, for scripts/test.ts to print last. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env.TEST_COUNTS
    if (!path) return
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, leftOut: [] }
    for (const module of modules) {
      // A file or suite that fails outside its tests fails as one more.
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') counts[state] += 1
        else {
          counts.skipped += 1
          counts.leftOut.push(test.fullName)
        }
      }
    }
    writeFileSync(path, JSON.stringify(counts))
  }
}
