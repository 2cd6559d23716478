import { Worker } from 'node:worker_threads'

/** The authorities that the system's store trusts, PEM. */
export interface SystemAuthorities {
  /** Reads them once, begun by the first call; none where the system gives none. Never rejects. */
  read(): Promise<readonly string[]>
  /** The system has not answered yet: an orderly exit would wait for it. */
  pending(): boolean
}

/**
 * What the thread runs. A text and no file, because the thread then finds its program in the sources, in the build
 * and in the packed app alike. Nothing is ever put into it.
 */
const readStore = `
  const { parentPort } = require('node:worker_threads')
  parentPort.postMessage(require('node:tls').getCACertificates('system'))
`

/**
 * Reads the system's store in a thread of its own: macOS asks a service about each certificate, which with some
 * network filters takes a minute or two (nodejs/node#63313), and Node has no other way than to wait for it.
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
