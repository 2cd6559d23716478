import type { Dependencies, Services } from '../dependencies.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { orCancelled, UnderWay } from '../under-way.ts'
import type { Ask } from './ask.ts'
import { pacedProgress } from './paced-progress.ts'

interface ManyHolds {
  handlers: Pick<Handlers, 'recordings.holdMany' | 'recordings.stopHoldMany'>
  /** Ends it without an answer: the app locks, or another person is there. */
  end(): void
}

/** Putting many recordings on hold, one selection at a time. What does it is loaded on the first call. */
export function manyHolds({
  ask,
  emit,
  startWork,
}: Pick<Dependencies & Services, 'emit' | 'startWork'> & { ask: Ask }): ManyHolds {
  const underWay = new UnderWay()
  let stopping = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  return {
    handlers: {
      async 'recordings.holdMany'(wanted) {
        // The page that asked for the one before may be gone.
        stopping.abort()
        stopping = new AbortController()
        const ended = underWay.signal
        const signal = AbortSignal.any([stopping.signal, ended])
        const [{ countCalls, holdMany }, { createPatience }, { Gate }] = await Promise.all([
          import('./hold-many.ts'),
          import('./export/patience.ts'),
          import('./export/gate.ts'),
          last,
        ])
        const work = startWork()
        let progress = { done: 0, total: 0, until: null as number | null }
        const report = pacedProgress((now: typeof progress) => {
          if (!ended.aborted) emit('recordings.holdsProgress', now)
        })
        const tell = (part: Partial<typeof progress>) => {
          progress = { ...progress, ...part, total: Math.max(part.total ?? progress.total, part.done ?? progress.done) }
          work.progress(progress.done, progress.total)
          report(progress)
        }
        const patient = createPatience({ gate: new Gate(), signal, onWaiting: (until) => tell({ until }) })
        const run = async () => {
          try {
            const counting = countCalls(ask, patient, wanted.selection)
            counting.then(
              (total) => tell({ total }),
              () => undefined,
            )
            return await holdMany({ ...wanted, ask, patient, signal, onDone: (done) => tell({ done }) })
          } finally {
            work.end(null)
          }
        }
        const running = run()
        last = running.catch(() => undefined)
        return orCancelled(running, ended)
      },
      async 'recordings.stopHoldMany'() {
        stopping.abort()
        return {}
      },
    },
    end: () => underWay.end(),
  }
}
