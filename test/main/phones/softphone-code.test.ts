import fc from 'fast-check'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { softphoneHandlers } from '../../../src/main/phones/softphone-handlers.ts'
import type { PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import type { SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { UnderWay } from '../../../src/main/under-way.ts'

const cloudId = 'NORTHWIND'

/** A session at a portal whose phone has that user name and password. */
function sessionWith(username: string, password: string): SessionKeeper {
  const adapter = {
    capabilities: { phones: { softphones: { linphone: true, acrobits: cloudId } } },
    phones: {
      read: async () => ({ sip: { username, password: 'readable' } }),
      readSecret: async () => password,
      provisioningLink: async () => 'https://portal.example.test/provisioning/0123456789',
    },
  } as unknown as PortalAdapter
  return { authorized: (use) => use('token', adapter) } as SessionKeeper
}

/** Reads the modules as pixels, four a module, with a decoder of another origin. */
function decoded(modules: string): string | undefined {
  const lines = modules.split('\n')
  const scale = 4
  const size = lines.length * scale
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (const [y, line] of lines.entries()) {
    for (const [x, module] of [...line].entries()) {
      if (module === '0') continue
      for (let index = 0; index < scale * scale; index++) {
        const at = ((y * scale + Math.floor(index / scale)) * size + x * scale + (index % scale)) * 4
        pixels.fill(0, at, at + 3)
      }
    }
  }
  return jsQR(pixels, size, size)?.data
}

const show = (username: string, password: string, softphone: 'linphone' | 'acrobits') =>
  softphoneHandlers(sessionWith(username, password), new UnderWay())['phones.softphoneCode']({
    phone: 'phone',
    softphone,
  })

test('a code for Acrobits contains user name and password exactly, whatever their characters', async () => {
  const text = fc.string({ minLength: 1, maxLength: 24, unit: 'grapheme' })
  await fc.assert(
    fc.asyncProperty(text, text, async (username, password) => {
      const { modules } = await show(username, password, 'acrobits')
      const [, user = '', secret = '', code] = /^csc:([^:@]*):([^:@]*)@(\w+)$/.exec(decoded(modules) ?? '') ?? []
      expect([decodeURIComponent(user), decodeURIComponent(secret), code]).toEqual([username, password, cloudId])
    }),
    { seed: 7, numRuns: 40 },
  )
})

test('a code for Linphone is the portal’s own link and nothing else', async () => {
  const { modules, hideAfterMs } = await show('ada', 'secret', 'linphone')
  expect(decoded(modules)).toBe('https://portal.example.test/provisioning/0123456789')
  expect(hideAfterMs).toBe(120_000)
})

test('a code has four modules of white around it, for a camera to find it by', async () => {
  const lines = (await show('ada', 'secret', 'acrobits')).modules.split('\n')
  const border = [...lines.slice(0, 4), ...lines.slice(-4), ...lines.map((line) => line.slice(0, 4) + line.slice(-4))]
  expect(border.join('')).toMatch(/^0+$/)
})

test('a password that no code can carry is said so, and why; the longest that one can is drawn', async () => {
  const refusal = (password: string) =>
    show('ada', password, 'acrobits').then(
      () => null,
      (cause) => cause.error,
    )
  const room = 2331 - `csc:ada:@${cloudId}`.length
  expect(await refusal('x'.repeat(room))).toBeNull()
  expect(await refusal('x'.repeat(room + 1))).toEqual({ code: 'password-not-representable', reason: 'too-long' })
  expect(await refusal('half\ud800')).toEqual({ code: 'password-not-representable', reason: 'half-character' })
})
