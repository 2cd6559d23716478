import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { receiveDeepLinks, registerLinks, unregisterLinks } from '../../../src/main/recovery/deep-links.ts'

const link = 'call-record-portal://reset?x'
const receive = (app: EventEmitter, argv: string[] = ['app']) => {
  const heard: string[] = []
  const links = receiveDeepLinks(app, { argv })
  return { heard, listen: () => links.listen((text) => void heard.push(text)) }
}

describe('links that the system opens', () => {
  it('are heard once when the app was started with one', () => {
    const { heard, listen } = receive(new EventEmitter(), ['app', '--portal=https://portal.example', link])
    expect(heard).toEqual([])
    listen()
    expect(heard).toEqual([link])
  })

  it('are heard from a second start, wherever the system puts them among its own arguments', () => {
    const app = new EventEmitter()
    const { heard, listen } = receive(app)
    listen()
    app.emit('second-instance', {}, ['app', '--allow-file-access-from-files', link.toUpperCase(), '--more'])
    app.emit('second-instance', {}, ['app', '--portal=https://portal.example'])
    expect(heard).toEqual([link.toUpperCase()])
  })

  it('are heard as macOS tells them, also before anybody listens, and are not opened elsewhere', () => {
    const app = new EventEmitter()
    const { heard, listen } = receive(app)
    let prevented = 0
    const event = { preventDefault: () => void prevented++ }
    app.emit('open-url', event, 'call-record-portal://first')
    app.emit('open-url', event, link)
    listen()
    app.emit('open-url', event, 'call-record-portal://later')
    expect(heard).toEqual([link, 'call-record-portal://later'])
    expect(prevented).toBe(3)
  })
})

/** The system's register of what opens links. */
function appOn({ isPackaged = true, platform = 'win32' as NodeJS.Platform } = {}) {
  const schemes = new Set(['mailto'])
  const app = {
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => Boolean(schemes.add(scheme)),
    removeAsDefaultProtocolClient: (scheme: string) => schemes.delete(scheme),
  }
  return {
    register: () => registerLinks(app, platform),
    unregister: () => unregisterLinks(app, platform),
    schemes: () => [...schemes],
  }
}

describe('the app’s own links', () => {
  it('are registered on Windows by an installed app, and taken back with nothing else', () => {
    const { register, unregister, schemes } = appOn()
    register()
    register()
    expect(schemes()).toEqual(['mailto', 'call-record-portal'])
    unregister()
    expect(schemes()).toEqual(['mailto'])
  })

  it.each([
    ['run from its sources', { isPackaged: false }],
    ['installed on Linux', { platform: 'linux' as const }],
    ['installed on macOS', { platform: 'darwin' as const }],
  ])('are left to the system and its packages by an app %s', (_how, where) => {
    const { register, unregister, schemes } = appOn(where)
    register()
    expect(schemes()).toEqual(['mailto'])
    unregister()
    expect(schemes()).toEqual(['mailto'])
  })
})
