import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Runs what npm start and npm test run first, in a Node that claims this version. */
function onNode(version: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} })`
  const parameters = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'scripts/require-node.js']
  return spawnSync(process.execPath, parameters, { encoding: 'utf8' })
}

it.each(['18.20.8', '20.20.2', '22.17.1'])('on Node %s says which Node is needed, and stops', (version) => {
  const { status, stderr } = onNode(version)
  expect(status).toBe(1)
  expect(stderr).toContain('Node 22.18 or newer is needed')
  expect(stderr).toContain(`this is ${version}`)
})

it.each(['22.18.0', '24.0.0', '26.10.0'])('on Node %s says nothing', (version) => {
  const { status, stderr } = onNode(version)
  expect([status, stderr]).toEqual([0, ''])
})
