import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-vite'
import { measureBridgeCall } from '../test/bench/bridge-call.ts'
import { measureExports } from '../test/bench/exports.ts'
import { measureFirstWindow } from '../test/bench/first-window.ts'
import { isWithinAim, type Measurement } from '../test/bench/measurement.ts'
import { measurePhoneList } from '../test/bench/phone-list.ts'
import { measureRecordingExport } from '../test/bench/recording-export.ts'
import { measureRecordingPackets } from '../test/bench/recording-packets.ts'
import { measureRecordingPeaks } from '../test/bench/recording-peaks.ts'
import { measureRecordingSound } from '../test/bench/recording-sound.ts'
import { measurePagedRows, measureRecordingPages } from '../test/bench/recordings-list.ts'
import { measureSignInSize } from '../test/bench/sign-in-size.ts'
import { measureSignInTime } from '../test/bench/sign-in-time.ts'
import { measureStartModules } from '../test/bench/start-modules.ts'
import { takeMeasurements } from '../test/bench/take-measurements.ts'

// npm run bench: measures the built app, prints a table and writes out/bench.json. Figures that miss their target are
// marked; only a figure that could not be measured makes the command fail.

await build({ logLevel: 'warn' })
const { figures, missing } = await takeMeasurements(
  [
    measureSignInSize,
    measureStartModules,
    measureFirstWindow,
    measureSignInTime,
    measureBridgeCall,
    measurePhoneList,
    measureRecordingPages,
    measurePagedRows,
    measureRecordingSound,
    measureRecordingPeaks,
    measureRecordingPackets,
    measureRecordingExport,
    measureExports,
  ],
  (figure) => console.log(row(figure)),
)
await mkdir('out', { recursive: true })
await writeFile(join('out', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`)
for (const failure of missing) console.error(failure)
process.exitCode = missing.length > 0 ? 1 : 0

function row(figure: Measurement): string {
  const { name, value, unit, ratio, aim } = figure
  const cells = [
    name.padEnd(44),
    `${value.toFixed(1)} ${unit}`.padStart(10),
    (ratio === null ? '' : `${ratio.toFixed(2)} ×`).padStart(8),
    (aim === null ? '' : `aim ${aim}`).padStart(9),
    aim === null ? '' : isWithinAim(figure) ? '✓' : 'past its aim',
  ]
  return cells.join('  ').trimEnd()
}
