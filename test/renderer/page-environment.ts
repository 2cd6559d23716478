import { afterAll, afterEach } from 'vitest'

const timers = new Set<NodeJS.Timeout>()

// Has a happy-dom page end as one of Chromium's does, so that nothing of it is run once it has gone. Tests without a
// page are left alone.
if (typeof document !== 'undefined') await setUpPage()

/** Calls off whatever waits on a timer of the page, as Chromium does when a page goes. */
export function endTimers(): void {
  for (const timer of timers) clearTimeout(timer)
  timers.clear()
}

async function setUpPage(): Promise<void> {
  const [{ configure }, { h, render }, { useEffect }, { act }, { registerPages }, { pages }] = await Promise.all([
    import('@testing-library/dom'),
    import('preact'),
    import('preact/hooks'),
    import('preact/test-utils'),
    import('../../src/renderer/page.ts'),
    import('../../src/renderer/pages.ts'),
  ])
  // As vitest.config.ts has it: only what hangs meets this.
  configure({ asyncUtilTimeout: 60_000 })
  registerPages(pages)

  const started = (timer: NodeJS.Timeout) => {
    timers.add(timer)
    return timer
  }
  const { setTimeout: setNodeTimeout, setInterval: setNodeInterval } = globalThis
  type Work = () => void
  Object.assign(globalThis, {
    setTimeout: (work: Work, ms?: number) => started(setNodeTimeout(work, ms)),
    setInterval: (work: Work, ms?: number) => started(setNodeInterval(work, ms)),
    // Chromium has these and happy-dom does not.
    requestIdleCallback: (work: IdleRequestCallback) =>
      started(setNodeTimeout(() => work({ didTimeout: false, timeRemaining: () => 50 }))),
    cancelIdleCallback: (handle: NodeJS.Timeout) => clearTimeout(handle),
  })
  afterAll(endTimers)

  // Preact cleans up a screen's effects after the next frame: here in the test that showed it, not in a later one.
  function Effect() {
    useEffect(() => {}, [])
    return null
  }
  const beside = document.createElement('div')
  afterEach(async () => {
    await act(() => {
      render(null, document.body)
      render(h(Effect, {}), beside)
    })
    render(null, beside)
  })
}
