import { type AppErrorOf, Failure } from '../../shared/errors.ts'
import type { LanAddress } from '../../shared/phones/phone-serving.ts'
import { systemCode } from '../files/atomic-file.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { throwIfEnded, type UnderWay } from '../under-way.ts'
import { filesFor } from './export-handlers.ts'
import { phoneFormats } from './formats/phone-formats.ts'
import { lanAddresses, tftpPlaces } from './lan/addresses.ts'
import { type ProvisioningServer, type ServeOptions, serveHttp } from './lan/http-server.ts'
import { serveTftp } from './lan/tftp-server.ts'

type ServeHandlers = Pick<Handlers, 'phones.serveAddresses' | 'phones.serve' | 'phones.stopServing'>

/** For softphones on this computer. */
const ownAddress: LanAddress = { card: '', address: '127.0.0.1' }

const reasons = new Map<string, AppErrorOf<'cannot-serve'>['reason']>([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EADDRINUSE', 'in-use'],
  ['EADDRNOTAVAIL', 'gone'],
])

/** Serves one phone's files on this computer for a limited time, at most until the app locks or the account changes. */
export function serveHandlers(session: SessionKeeper, emit: Emit, underWay: UnderWay): ServeHandlers {
  let running: ProvisioningServer | null = null
  /** Counts starts and stops, so that a server that starts late is not left running. */
  let changes = 0

  async function stop(): Promise<void> {
    changes++
    const stopping = running
    running = null
    await stopping?.stop()
  }
  const end = () => void stop()

  return {
    'phones.serveAddresses': async () => [...lanAddresses(), ownAddress],
    async 'phones.serve'({ address, protocol, minutes, ...request }) {
      const { signal } = underWay
      // Softphones' files have fixed names, so anyone on the network could request them.
      if (protocol === 'tftp' && !phoneFormats[request.format].needsMac) throw new Failure({ code: 'refused' })
      await stop()
      throwIfEnded(signal)
      signal.addEventListener('abort', end, { once: true })
      const started = changes
      if (![...lanAddresses(), ownAddress].some((own) => own.address === address)) {
        throw new Failure({ code: 'cannot-serve', reason: 'gone' })
      }
      const result = await filesFor(session, request)
      if (!result.ok) return { state: 'refused', refusal: result.refusal }
      throwIfEnded(signal)
      const server = await serve(protocol, {
        files: result.files,
        address,
        port: 0,
        lifetimeMs: minutes * 60_000,
        onRequest: (asked) => emit('phones.served', asked),
        onStopped() {
          if (running === server) running = null
          emit('phones.servingEnded', {})
        },
      })
      if (changes !== started) {
        await server.stop()
        throw new Failure({ code: 'cancelled' })
      }
      running = server
      const { port, endsAt } = server
      const files = result.files.map(({ name }) => name)
      const { findsFile } = phoneFormats[request.format]
      const url = findsFile ? server.url : `${server.url}${files[0]}`
      // In option 66 a TFTP server has no scheme.
      const option66 = findsFile && protocol === 'tftp' ? address : url
      return { state: 'serving', url, option66, port, endsAt, files }
    },
    async 'phones.stopServing'() {
      await stop()
      return {}
    },
  }
}

async function serve(protocol: 'http' | 'tftp', options: ServeOptions): Promise<ProvisioningServer> {
  try {
    return await (protocol === 'http' ? serveHttp(options) : serveTftpOnSomePort(options))
  } catch (cause) {
    const code = systemCode(cause)
    if (code === null) throw cause
    throw new Failure({ code: 'cannot-serve', reason: reasons.get(code) ?? 'other', details: [code] })
  }
}

async function serveTftpOnSomePort(options: ServeOptions): Promise<ProvisioningServer> {
  for (const place of tftpPlaces(options.address)) {
    try {
      return await serveTftp({ ...options, ...place })
    } catch (cause) {
      if (!['EACCES', 'EPERM', 'EADDRINUSE'].includes(systemCode(cause) ?? '')) throw cause
    }
  }
  return serveTftp(options)
}
