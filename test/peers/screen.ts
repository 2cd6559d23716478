import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { programPath } from './programs.ts'

/** A screen of the test's own, on which a program's windows can be looked at. */
export interface TestScreen {
  /** The value of DISPLAY for what is to be shown there. */
  display: string
  look(): Promise<Picture>
  stop(): Promise<void>
}

/** What was on the screen at one moment; colours are written `#rrggbb`. */
export interface Picture {
  colorAt(x: number, y: number): string
  /** How many pixels have that colour. */
  count(color: string): number
}

/** Starts an X server without a monitor (Xvfb). @throws when it does not come up. */
export async function startScreen(width: number, height: number): Promise<TestScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'screen-'))
  const parameters = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder, '-nolisten', 'tcp']
  const child = spawn(programPath('Xvfb') ?? 'Xvfb', parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const announced = once(child.stdio[3] as Readable, 'data').then(([number]) => String(number).trim())
  const number = await Promise.race([announced, ended.then(() => null)])
  if (number === null) throw new Error('Xvfb ended before it had a display')
  return {
    display: `:${number}`,
    look: async () => pictureFrom(await readFile(join(folder, 'Xvfb_screen0'))),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Reads a window dump (X11/XWDFile.h) of 32-bit pixels, blue first: what Xvfb keeps of a screen of depth 24. */
function pictureFrom(dump: Buffer): Picture {
  const field = (index: number) => dump.readUInt32BE(index * 4)
  const [headerSize, height, bytesPerLine, colors] = [field(0), field(5), field(12), field(19)]
  const pixels = dump.subarray(headerSize + colors * 12)
  const rgbAt = (offset: number) => pixels.readUInt32LE(offset) & 0xffffff
  return {
    colorAt: (x, y) =>
      `#${rgbAt(y * bytesPerLine + x * 4)
        .toString(16)
        .padStart(6, '0')}`,
    count: (color) => {
      const wanted = Number.parseInt(color.slice(1), 16)
      let found = 0
      for (let offset = 0; offset < height * bytesPerLine; offset += 4) if (rgbAt(offset) === wanted) found += 1
      return found
    },
  }
}
