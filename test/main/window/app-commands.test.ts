import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, it } from 'vitest'
import { followAppCommands } from '../../../src/main/window/app-commands.ts'

const heard = (platform: NodeJS.Platform) => {
  const window = new EventEmitter()
  const run: string[] = []
  followAppCommands(window as unknown as BrowserWindow, platform, (command) => run.push(command))
  for (const name of ['browser-backward', 'browser-forward', 'volume-up']) window.emit('app-command', {}, name)
  return run
}

it('the Back and Forward keys that Windows reports go back and forward, and no other key does anything', () => {
  expect(heard('win32')).toEqual(['back', 'forward'])
})

it('a mouse’s side buttons, which the page hears, are not followed a second time on Linux', () => {
  expect(heard('linux')).toEqual([])
})
