import type { Measurement } from './measurement.ts'

/** Takes some figures; its name says which. */
export type Measure = () => Promise<Measurement[]>

/**
 * Takes every figure that can be taken, one measure after the other.
 *
 * @param taken hears of each figure at once, since all of them take minutes.
 * @returns the figures, and why others are missing: the measure failed, took none, or took one that is no number.
 */
export async function takeMeasurements(
  measures: readonly Measure[],
  taken: (figure: Measurement) => void,
): Promise<{ figures: Measurement[]; missing: Error[] }> {
  const figures: Measurement[] = []
  const missing: Error[] = []
  for (const measure of measures) {
    try {
      const measured = await measure()
      if (measured.length === 0) throw new Error('there is no figure')
      for (const figure of measured) {
        if (!Number.isFinite(figure.ratio ?? figure.value)) throw new Error(`"${figure.name}" is no number`)
        figures.push(figure)
        taken(figure)
      }
    } catch (cause) {
      missing.push(new Error(`${measure.name} failed`, { cause }))
    }
  }
  return { figures, missing }
}
