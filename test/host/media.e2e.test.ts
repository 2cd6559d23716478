import { expect, it, onTestFinished } from 'vitest'
import { launchFixture } from './fixture/launch.ts'

// Electron plays such a sound or not, as it happens: the app must not depend on it.
it.skipIf(process.env.E2E_RUNTIME === 'electron')(
  'refuses media of a scheme without the privilege to stream, reads nothing of them and says why',
  async () => {
    const { app, said } = await launchFixture()
    onTestFinished(() => app.close())
    const error = await app.page.evaluate(
      () =>
        new Promise<number | undefined>((resolve) => {
          const audio = new Audio('/sound')
          audio.oncanplay = () => resolve(0)
          audio.onerror = () => resolve(audio.error?.code)
        }),
    )
    expect(error).toBe(4)
    await expect.poll(said).toEqual(expect.arrayContaining(['sound asked', 'sound cancelled']))
    expect(app.output()).toContain('test/host: media of a scheme that was not registered with the privilege "stream"')
  },
)
