import { describe, expect, test } from 'vitest'
import { testRegistration } from '../../../../src/main/phones/sip/register-probe.ts'
import { account, password, probe, servedRegistrars } from './probe.ts'
import { registrarFor } from './registrar.ts'

const { serve } = servedRegistrars()

describe('cancelling', () => {
  test('ends the wait', async () => {
    const registrar = await serve('udp', () => [])
    const controller = new AbortController()
    const result = testRegistration(account(registrar.port), { signal: controller.signal })
    await expect.poll(() => registrar.seen.length).toBeGreaterThan(0)
    controller.abort()
    expect((await result).outcome).toBe('cancelled')
  })

  test('before the start sends nothing', async () => {
    const registrar = await serve('udp', () => [])
    expect((await probe(account(registrar.port), { signal: AbortSignal.abort() })).outcome).toBe('cancelled')
    expect(registrar.seen).toEqual([])
  })

  test('between the registration and its answer still takes the registration back', async () => {
    const { script, bindings } = registrarFor({ authorizationId: 'acme-2001', password })
    const controller = new AbortController()
    const registrar = await serve('udp', (seen, reply) => {
      const answers = script(seen, reply)
      if (seen.header('Expires') !== '60') return answers
      controller.abort()
      return []
    })
    const result = await testRegistration(account(registrar.port), { register: true, signal: controller.signal })
    expect(result.outcome).toBe('cancelled')
    expect(bindings.size).toBe(0)
  })
})
