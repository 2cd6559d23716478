import tls from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { createSystemAuthorities, createTrust } from '../../../src/main/network/trust.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serve } from '../http/serve.ts'

const blocked = 3_000

/** A program that holds its thread up as a slow system does, and then gives a list. */
const slowly = (certificates: readonly string[]) => `
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${blocked})
  require('node:worker_threads').parentPort.postMessage(${JSON.stringify(certificates)})
`

/** A portal that only the system's store vouches for. */
async function office() {
  const authority = await makeAuthority(`Office ${crypto.randomUUID()}`)
  const portal = await serve(
    (_, response) => sendJson(response, 200, { name: 'Ann' }),
    await makeCertificate({ authority }),
  )
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return { authority, portal }
}

/** A list that comes when told. */
function toldLater() {
  const told = Promise.withResolvers<readonly string[]>()
  return { tell: told.resolve, authorities: { read: () => told.promise, pending: () => true } }
}

const readWith = (trust: () => Promise<{ version: number }>, whole = 60_000, signal?: AbortSignal) => {
  const http = createHttpClient({ userAgent: 'test', trust, limits: { whole }, retry: { times: 0, delay: 0 } })
  return (url: string) =>
    http.request({ method: 'GET', url, expect: 200, schema: z.unknown(), ...(signal && { signal }) })
}

describe("the system's authorities", () => {
  test('are those that Node finds there, and count for every secure connection', async () => {
    const found = await createSystemAuthorities().read()
    expect(new Set(found)).toEqual(new Set(tls.getCACertificates('system')))
  })

  test('are waited for without holding up the app, and without using up the time of a call', async () => {
    const { authority, portal } = await office()
    const systemAuthorities = createSystemAuthorities(slowly([authority.cert]))
    const trust = createTrust(() => null, { systemAuthorities })
    let turns = 0
    const turning = setInterval(() => turns++, 10)
    onTestFinished(() => clearInterval(turning))

    const call = readWith(trust, blocked - 500)(portal.origin)
    expect(systemAuthorities.pending()).toBe(true)
    await systemAuthorities.read()
    // Held up it would have had one turn or two, and on a busy computer it has fewer than one in ten milliseconds.
    expect(turns).toBeGreaterThan(20)
    expect((await call).value).toEqual({ name: 'Ann' })
    expect(systemAuthorities.pending()).toBe(false)
  })

  test('that a thread could not read are none, and the others count', async () => {
    for (const program of ["throw new Error('no store')", 'process.exit(1)', 'no program']) {
      const trust = createTrust(() => null, { systemAuthorities: createSystemAuthorities(program) })
      expect(await trust()).toMatchObject({ fromSystem: 0, problem: null })
    }
  })

  test('that do not come in time are gone without, and count once they are there', async () => {
    const { authority, portal } = await office()
    const { tell, authorities } = toldLater()
    const trust = createTrust(() => null, { systemAuthorities: authorities, limit: 20 })
    const read = readWith(trust)
    expect(await failureOf(read(portal.origin))).toMatchObject({ reason: 'unknown-issuer' })
    expect(await trust()).toMatchObject({ fromSystem: null })
    tell([authority.cert])
    expect((await read(portal.origin)).value).toEqual({ name: 'Ann' })
    expect(await trust()).toMatchObject({ fromSystem: 1 })
  })

  test('do not delay a call that was cancelled meanwhile', async () => {
    const { portal } = await office()
    const { authorities } = toldLater()
    const giveUp = new AbortController()
    const call = readWith(
      createTrust(() => null, { systemAuthorities: authorities }),
      60_000,
      giveUp.signal,
    )
    const failed = failureOf(call(portal.origin))
    giveUp.abort()
    expect(await failed).toMatchObject({ code: 'cancelled' })
    expect(portal.asked).toEqual([])
  })
})
