import { expect, it } from 'vitest'
import { createGuard } from '../../../src/main/ipc/dispatch.ts'
import { bridge } from '../../../src/shared/bridge.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import { callNames, fittingInput } from '../ipc/bridge-samples.ts'

/** The calls that a policy refuses, asked with inputs that fit. The first family of files is Polycom's. */
async function refusedUnder(policy: Policy): Promise<string[]> {
  const guard = createGuard({ isLocked: () => false, policy: () => policy, late: () => undefined })
  const refused: string[] = []
  for (const name of callNames) {
    const input = bridge[name].input.parse(fittingInput(name))
    await guard(name, input, async () => undefined).catch(({ message }) => refused.push(`${name}: ${message}`))
  }
  return refused
}

const files = ['previewExport', 'saveExport', 'replaceExport', 'serve'].map((name) => `phones.${name}`)
const first = bridge['phones.previewExport'].input.parse(fittingInput('phones.previewExport')).format
const softphone = bridge['phones.softphoneCode'].input.parse(fittingInput('phones.softphoneCode')).softphone

it.each<[Policy, string[]]>([
  [{}, []],
  [{ Updates: 'automatic' }, []],
  [{ Updates: 'notify' }, ['updates.install']],
  [{ Updates: 'off' }, ['updates.check', 'updates.install']],
  [{ ExportFormats: [] }, [...files, 'phones.softphoneCode']],
  [{ ExportFormats: [first] }, ['phones.softphoneCode']],
  [{ ExportFormats: [softphone] }, files],
  [{ LanProvisioning: true }, []],
  [{ LanProvisioning: false }, ['phones.serve']],
  [{ PlayRecordings: true, DownloadRecordings: true, ExportRecordings: true, DeleteRecordings: true }, []],
  [{ PlayRecordings: false }, ['recordings.play', 'recordings.peaks', 'recordings.packets']],
  [{ DownloadRecordings: false }, ['recordings.download', 'recordings.startExport', 'recordings.resumeExport']],
  [
    { ExportRecordings: false },
    ['countExport', 'chooseExportPlace', 'startExport', 'resumeExport'].map((name) => `recordings.${name}`),
  ],
  [{ DeleteRecordings: false }, ['recordings.delete']],
  [{ Diagnostics: true }, []],
  [{ Diagnostics: false }, ['diagnostics.save']],
])('policy %j refuses these calls and no other, whatever the screens offer: %j', async (policy, calls) => {
  expect(await refusedUnder(policy)).toEqual(calls.map((name) => `${name}: managed`))
})
