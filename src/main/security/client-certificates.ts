import type { App } from 'electron'

/**
 * Shows no server a certificate of the person's. Without a listener Electron gives a server that asks the first one
 * that fits, unasked (docs/breaking-changes.md, 44.0, for `net.request`), and with it the person's name.
 */
export function showNoClientCertificate(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
