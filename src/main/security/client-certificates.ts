import type { App } from 'electron'

/**
 * Sends no client certificate to any server. Without a listener Electron sends the first matching one without asking
 * (docs/breaking-changes.md, 44.0, for `net.request`), which reveals the person's name.
 */
export function showNoClientCertificate(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
