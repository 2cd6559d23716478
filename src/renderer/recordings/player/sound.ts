import type { Heard } from './waveform.ts'

/** The page's one audio element, and the way of its two sides to both ears. */
export interface Sound {
  readonly element: HTMLAudioElement
  /** Called before something is to be heard. */
  wake(): void
  /** Called when nothing is to be heard for a while: the way to the ears costs no work then. */
  rest(): void
  hear(heard: Heard): void
}

/**
 * The element is in the document, where `media/empty-media.ts` finds it. It plays through Web Audio, whose graph is made
 * at the first sound: both sides to both ears, as on a telephone, or one of them alone.
 */
export function createSound(): Sound {
  const element = document.createElement('audio')
  let graph: { context: AudioContext; sides: readonly [GainNode, GainNode] } | null = null
  let heard: Heard = 'both'

  function connect(): NonNullable<typeof graph> {
    const context = new AudioContext({ latencyHint: 'playback' })
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 })
    const merger = new ChannelMergerNode(context, { numberOfInputs: 2 })
    const sides = [new GainNode(context), new GainNode(context)] as const
    context.createMediaElementSource(element).connect(splitter)
    for (const [side, gain] of sides.entries()) {
      splitter.connect(gain, side)
      gain.connect(merger, 0, 0)
      gain.connect(merger, 0, 1)
    }
    merger.connect(context.destination)
    return { context, sides }
  }
  function apply(): void {
    if (!graph) return
    const [left, right] = graph.sides
    // A jump in loudness would click.
    left.gain.setTargetAtTime(heard === 'right' ? 0 : 1, graph.context.currentTime, 0.01)
    right.gain.setTargetAtTime(heard === 'left' ? 0 : 1, graph.context.currentTime, 0.01)
  }

  return {
    element,
    wake() {
      if (!element.isConnected) document.body.append(element)
      graph ??= connect()
      apply()
      void graph.context.resume()
    },
    rest: () => void graph?.context.suspend(),
    hear(next) {
      heard = next
      apply()
    },
  }
}
