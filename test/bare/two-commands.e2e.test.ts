import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BareMachine, makeBareMachine } from './bare-machine.ts'

/** One small file of each suite. */
const someOfEach = [
  'test/main/command-line.test.ts',
  'test/portal/server/server.integration.test.ts',
  'test/peers/xmllint.peer.test.ts',
  'test/faults/hostile-texts.faults.test.ts',
  'test/e2e/smoke.e2e.test.ts',
]
/** Both commands build the app and start browsers, on a machine that may be slow. In milliseconds. */
const patience = 600_000

describe.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'on a machine without a browser or a display, in a folder named "a b é", as a user other than root',
  () => {
    let machine: BareMachine
    beforeAll(() => {
      machine = makeBareMachine()
    }, patience)
    afterAll(() => machine.remove())

    it('npm start says that there is no display, and runs the tour', { timeout: patience }, async () => {
      // The chapters after the first need nothing more from the machine.
      const { code, output } = await machine.run(['npm', 'start', '--', '--chapters', '1'])
      expect(output).toContain('There is no display to open a window on: here is the guided tour instead.')
      expect(output).toContain('Every step did what it should.')
      expect(code).toBe(0)
    })

    it('npm test runs every suite, and says what it skipped', { timeout: patience }, async () => {
      const { code, output } = await machine.run(['npm', 'test', '--', ...someOfEach])
      expect(output).toMatch(/\n[1-9]\d* passed, 0 failed/)
      for (const suite of ['unit', 'integration', 'faults', 'e2e'])
        expect(output).toMatch(new RegExp(` ${suite} .*test/`))
      expect(output).toContain('Left out:\n')
      expect(output).toContain('xmllint')
      expect(code).toBe(0)
    })
  },
)
