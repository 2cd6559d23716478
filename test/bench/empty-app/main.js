import { app, BrowserWindow } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('data:text/html,<title>Empty</title>')
})
