import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/portal.ts', import.meta.url))

function run(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

test('npm run portal prints an address and accounts that work, until Ctrl+C', async () => {
  const child = run('--port', '0', '--phones', '3')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line.startsWith('Ctrl+C')) break
  }
  const url = lines.find((line) => line.startsWith('Portal'))?.split(/ +/)[1]
  const [username, password] = lines.find((line) => line.startsWith('ada'))?.split(/ +/) ?? []
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  expect(answer.status).toBe(200)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('npm run portal speaks Exotel’s API too, and prints what to sign in with', async () => {
  const child = run('--port', '0', '--phones', '3', '--kind', 'exotel')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line.startsWith('Ctrl+C')) break
  }
  const url = lines.find((line) => line.startsWith('Portal'))?.split(/ +/)[1]
  const [, sid, key, token] = lines.find((line) => line.startsWith('singapore'))?.split(/ +/) ?? []
  const authorization = `Basic ${Buffer.from(`${key}:${token}`).toString('base64')}`
  const answer = await fetch(`${url}/v2/accounts/${sid}/users`, { headers: { authorization } })
  expect(await answer.json()).toMatchObject({ metadata: { total: 3 } })
})

test.each([
  ['--port', 'here'],
  ['--phones', '-1'],
  ['--kind', 'carrier-pigeon'],
])('npm run portal refuses %s %s and names the argument', async (name, value) => {
  const child = run(`${name}=${value}`)
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toContain(name)
})

test('npm run portal says what it takes, asked by --help or given an option that it does not know', async () => {
  for (const [option, stream, code] of [
    ['--help', 'stdout', 0],
    ['--prot', 'stderr', 1],
  ] as const) {
    const child = run(option)
    let said = ''
    child[stream].on('data', (chunk) => {
      said += chunk
    })
    expect(await once(child, 'close')).toEqual([code, null])
    for (const name of ['--kind', '--phones', '--port', '--tls', '--help']) expect(said).toContain(name)
  }
})
