import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a second start tells the first. */
export interface SecondInstance {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * One instance a data folder, across processes: a lock file holds the first one's pid, and a second leaves its
 * command line in a folder beside it. All of it synchronous, as `requestSingleInstanceLock` is.
 *
 * @returns false when another instance has it; that one has then been told.
 */
export function requestInstanceLock(userData: string, told: SecondInstance, heard: (second: SecondInstance) => void) {
  const folder = join(userData, 'instance')
  const lock = join(folder, 'lock')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch {
      if (isAlive(Number(readFileSync(lock, 'utf8')))) {
        writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(told))
        return false
      }
      rmSync(lock, { force: true })
    }
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const path = join(folder, name)
      const second = parsed(readFileSync(path, 'utf8'))
      if (!second) continue
      rmSync(path)
      heard(second)
    }
  })
  watcher.unref()
  process.once('exit', () => rmSync(lock, { force: true }))
  return true
}

/** Undefined while the other process is still writing it. */
function parsed(text: string): SecondInstance | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
