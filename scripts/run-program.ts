import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How a program ended. */
export interface Ended {
  /** null if a signal ended it, or it could not be started. */
  code: number | null
  signal: NodeJS.Signals | null
  /** Whether its end was requested, by Ctrl+C or by ending npm. */
  wasTold: boolean
  /** What it wrote to stderr, with `keepErrors`; the reason if it could not be started. */
  said: string
  /** How long it ran, in milliseconds. */
  ranFor: number
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Keeps what the program writes to stderr, in addition to showing it. */
  keepErrors?: boolean
  /** Ends the program after this many milliseconds. */
  limit?: number
}

/** Runs a program in this terminal until it ends, and forwards SIGINT and SIGTERM to it. Never rejects. */
export async function runProgram(program: string, parameters: string[], options: RunOptions = {}): Promise<Ended> {
  const { env = process.env, keepErrors = false, limit } = options
  const began = performance.now()
  const child = spawn(program, parameters, { env, stdio: ['inherit', 'inherit', keepErrors ? 'pipe' : 'inherit'] })
  const said: string[] = []
  child.stderr?.on('data', (chunk) => {
    said.push(String(chunk))
    process.stderr.write(chunk)
  })
  let wasTold = false
  const tell = (signal: NodeJS.Signals) => {
    wasTold = true
    child.kill(signal)
  }
  const timer = limit === undefined ? undefined : setTimeout(() => child.kill(), limit)
  process.on('SIGINT', tell).on('SIGTERM', tell)
  // Its last output may arrive after its exit, but a child process that it left behind may keep the stream open.
  const closed = once(child, 'close').catch(() => {})
  try {
    const [code, signal] = await once(child, 'exit')
    const ranFor = performance.now() - began
    if (keepErrors) await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1_000))])
    return { code, signal, wasTold, said: said.join(''), ranFor }
  } catch (cause) {
    return { code: null, signal: null, wasTold, said: String(cause), ranFor: performance.now() - began }
  } finally {
    clearTimeout(timer)
    process.off('SIGINT', tell).off('SIGTERM', tell)
  }
}
