import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportToZip } from '../../src/main/phones/export/export-phones.ts'
import type { ExportRow } from '../../src/main/phones/export/phone-list.ts'
import { defaultOptions, type PhoneAccount } from '../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../src/main/phones/formats/phone-formats.ts'
import { propertyRuns } from '../main/phones/formats/property-runs.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const phones = 10_000

function account(extension: string): PhoneAccount {
  return {
    label: `Extension ${extension}`,
    mac: null,
    ftp: null,
    sip: {
      domain: 'sip.example.test',
      port: 5060,
      transport: 'udp',
      outboundProxy: null,
      username: extension,
      authorizationId: `acme-${extension}`,
      displayName: 'Ada & Grace',
      voicemailNumber: '*97',
      password: randomBytes(12).toString('base64url'),
    },
  }
}

const rows: ExportRow[] = Array.from({ length: phones }, (_, index) => ({
  line: index + 1,
  extension: String(10_000 + index),
  mac: (index + 1).toString(16).padStart(12, '0'),
  format: 'polycom',
}))

interface Taken {
  milliseconds: number
  /** The most that the process held beyond what it held before, in bytes. */
  memory: number
}

async function watched(work: (watch: () => void) => Promise<void>): Promise<Taken> {
  const before = process.memoryUsage().rss
  let highest = before
  const watch = () => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }
  const milliseconds = await timed(() => work(watch))
  watch()
  return { milliseconds, memory: highest - before }
}

function exported(path: string): Promise<Taken> {
  return watched(async (watch) => {
    const onProgress = (done: number) => {
      if (done % 500 === 0) watch()
    }
    const load = async (row: ExportRow) => account(row.extension)
    const many = { rows, load, options: defaultOptions, signal: new AbortController().signal, onProgress }
    const report = await exportToZip(path, many, { overwrite: false })
    if (report?.phones !== phones) throw new Error('Not every phone was exported')
  })
}

/** The same files' bytes, made beforehand, written one after another into one file: what the disk alone costs. */
async function writtenBare(path: string, contents: readonly Uint8Array[]): Promise<number> {
  return timed(async () => {
    const file = await open(path, 'wx', 0o600)
    for (const content of contents) await file.writeFile(content)
    await file.sync()
    await file.close()
  })
}

function everyFile(): Buffer[] {
  return rows.flatMap((row) => {
    const result = phoneFormats.polycom.files({ ...account(row.extension), mac: row.mac }, defaultOptions)
    return result.ok ? result.files.map((file) => Buffer.from(String(file.content))) : []
  })
}

/** Exports 10,000 phones, two files each, into one zip: the time against the same bytes written bare, and the memory. */
export async function measureExports(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-exports-'))
  try {
    const first = await exported(join(folder, 'first.zip'))
    const contents = everyFile()
    let turn = 0
    const times = await compare(
      3,
      async () => (await exported(join(folder, `${turn++}.zip`))).milliseconds,
      () => writtenBare(join(folder, `${turn++}.bare`), contents),
    )
    const filesPerSecond = (contents.length / times.subject) * 1000
    return [
      { name: 'Phone files exported to a zip', value: filesPerSecond, unit: 'files/s', ratio: times.ratio, aim: 3 },
      {
        name: 'Memory while 10,000 phones are exported',
        value: first.memory / 1024 / 1024,
        unit: 'MiB',
        ratio: null,
        aim: 200,
      },
      {
        name: 'Random accounts tried, each property and family',
        value: propertyRuns.numRuns,
        unit: 'accounts',
        ratio: null,
        aim: null,
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
