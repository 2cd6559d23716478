import { describe, expect, it } from 'vitest'
import { clearWeakeningVariables } from '../../../src/main/security/environment.ts'

const weakened = () => ({
  PATH: '/bin',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  SSLKEYLOGFILE: '/tmp/keys',
  NODE_OPTIONS: '--require evil',
  LANG: 'en',
})

describe('variables that weaken the app', () => {
  it('are gone in a released app, and the others stay', () => {
    const environment = weakened()
    clearWeakeningVariables(environment, true)
    expect(environment).toEqual({ PATH: '/bin', LANG: 'en' })
  })

  it("stay a developer's business", () => {
    const environment = weakened()
    clearWeakeningVariables(environment, false)
    expect(environment).toEqual(weakened())
  })
})
