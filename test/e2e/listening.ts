import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { voices } from '../portal/recordings/sound.ts'

declare global {
  interface Window {
    /** The tones that were heard, in Hz; 0 is silence. */
    tones?: Set<number>
  }
}

/**
 * Listens at the loudspeaker: whatever the page's Web Audio plays is analysed a moment before it is heard. Called before
 * the first sound.
 */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(
    (known) => {
      const tones = new Set<number>()
      window.tones = tones
      const { connect } = AudioNode.prototype
      const hear = (analyser: AnalyserNode) => {
        const bins = new Float32Array(analyser.frequencyBinCount)
        analyser.getFloatFrequencyData(bins)
        const width = analyser.context.sampleRate / analyser.fftSize
        const levels = known.map((hertz) => bins[Math.round(hertz / width)] ?? -Infinity)
        // An analyser of a suspended context tells what it heard last.
        const isRunning = analyser.context.state === 'running'
        const loud = known.filter((_, index) => isRunning && (levels[index] ?? 0) > -50)
        for (const hertz of loud.length === 0 ? [0] : loud) tones.add(hertz)
      }
      AudioNode.prototype.connect = function (this: AudioNode, ...given: unknown[]) {
        if (given[0] instanceof AudioDestinationNode) {
          const analyser = new AnalyserNode(this.context, { fftSize: 4096, smoothingTimeConstant: 0 })
          Reflect.apply(connect, this, [analyser])
          setInterval(() => hear(analyser), 50)
        }
        return Reflect.apply(connect, this, given)
      } as typeof connect
    },
    [voices.left, voices.right],
  )
}

/** Forgets what was heard, so that a test asks for what is heard from now on. */
export const listenAgain = (page: Page) => page.evaluate(() => window.tones?.clear())

/** The tones heard since, in Hz; 0 is silence. */
export const heardTones = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...(window.tones ?? [])].sort((one, other) => one - other))

/** Waits until a tone is heard. */
export async function hears(page: Page, hertz: number): Promise<void> {
  await listenAgain(page)
  await expect.poll(() => heardTones(page)).toContain(hertz)
}

/** Waits until nothing is played and nothing is heard. */
export const hearsNothing = (page: Page) =>
  expect
    .poll(async () => {
      await listenAgain(page)
      await expect.poll(() => heardTones(page)).not.toHaveLength(0)
      const isPaused = await page.evaluate(() => document.querySelector('audio')?.paused ?? true)
      return { isPaused, tones: await heardTones(page) }
    })
    .toEqual({ isPaused: true, tones: [0] })
