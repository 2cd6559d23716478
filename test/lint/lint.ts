import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
const reportSchema = z.object({ diagnostics: z.array(z.object({ location: z.object({ path: z.string() }) })) })

/** What one of the project's own rules in scripts/ says of sources, given by their paths: those that it refuses. */
export async function refusedBy(rule: string, sources: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lint-'))
  try {
    const plugin = resolve(import.meta.dirname, '../../scripts', rule)
    const settings = { plugins: [plugin], formatter: { enabled: false }, linter: { rules: { preset: 'none' } } }
    await writeFile(join(folder, 'biome.json'), JSON.stringify(settings))
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const parameters = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
    const output = await new Promise<string>((done) =>
      execFile(process.execPath, parameters, { cwd: folder }, (_error, stdout) => done(stdout)),
    )
    const { diagnostics } = reportSchema.parse(JSON.parse(output))
    return [...new Set(diagnostics.map(({ location }) => location.path.replaceAll('\\', '/')))].toSorted()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
