import { app, BrowserWindow, protocol } from 'electron'

// A minimal app with what every app with its own screens has: a scheme, a page and a window.

protocol.registerSchemesAsPrivileged([{ scheme: 'empty', privileges: { standard: true, secure: true } }])

app.whenReady().then(() => {
  const page = { headers: { 'content-type': 'text/html' } }
  protocol.handle('empty', () => new Response('<!doctype html><title>Empty</title>', page))
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('empty://app/')
})
