import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { programPath } from './programs.ts'

/** A third-party program that runs until the test ends it. */
export interface Running {
  /** All it has written so far. */
  output(): string
  stop(): Promise<void>
}

/** Starts a program and collects what it says. */
export function run(
  program: string,
  parameters: string[],
  options: { env?: NodeJS.ProcessEnv; stdin?: 'pipe' | 'ignore' } = {},
): Running {
  const child: ChildProcess = spawn(programPath(program) ?? program, parameters, {
    env: options.env ?? process.env,
    stdio: [options.stdin ?? 'pipe', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  return {
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(hard)
    },
  }
}

/** Runs a program to its end; gives its exit code and all it wrote. */
export async function finish(
  program: string,
  parameters: string[],
  input = '',
): Promise<{ code: number; output: string }> {
  const child = spawn(programPath(program) ?? program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  // A program that wants no input may end before it has taken any.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : -1, output }
}
