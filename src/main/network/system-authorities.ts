import { Worker } from 'node:worker_threads'

/** The certificate authorities of the system's trust store, PEM. */
export interface SystemAuthorities {
  /** Reads them once, starting at the first call; empty if the system has none. Never rejects. */
  read(): Promise<readonly string[]>
  /** Whether the system has not answered yet: an orderly exit would wait for it. */
  pending(): boolean
}

/**
 * The worker's program. It is a string and not a file, so that it works from the sources, in the build and in the
 * packed app. Nothing is ever inserted into it.
 */
const readStore = `
  const { parentPort } = require('node:worker_threads')
  parentPort.postMessage(require('node:tls').getCACertificates('system'))
`

/**
 * Reads the system's store in a worker thread: macOS queries a service for each certificate, which takes a minute or
 * two with some network filters (nodejs/node#63313), and Node offers only a blocking call.
 *
 * @param program posts the list as a message.
 */
export function createSystemAuthorities(program = readStore): SystemAuthorities {
  let reading: Promise<readonly string[]> | undefined
  let pending = false
  return {
    read() {
      reading ??= new Promise((resolve) => {
        pending = true
        const end = (found: readonly string[]) => {
          pending = false
          resolve(found)
        }
        const thread = new Worker(program, { eval: true })
        thread.once('message', end)
        thread.once('error', () => end([])).once('exit', () => end([]))
      })
      return reading
    },
    pending: () => pending,
  }
}
