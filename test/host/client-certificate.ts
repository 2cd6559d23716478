import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import { app } from './app.ts'
import { guardedEvent } from './guarded-event.ts'

/** The names in the certificates that were sent to servers. For the harness. */
export const shownCertificates: string[] = []

/**
 * If HOST_CLIENT_CERTIFICATE names a PEM file with certificate and key, the person's store contains that certificate.
 * As in Electron since 44, it is sent to a server unless main's `select-client-certificate` prevents that and answers
 * otherwise. Node cannot tell whether the server asks, so the event is emitted for every connection.
 *
 * @returns the PEM to connect with, or null.
 */
export function clientCertificateFor(url: string): Promise<string | null> {
  const file = process.env.HOST_CLIENT_CERTIFICATE
  if (!file) return Promise.resolve(null)
  const pem = readFileSync(file, 'utf8')
  const subject = new X509Certificate(pem).subject
  const show = () => {
    shownCertificates.push(subject)
    return pem
  }
  return new Promise((resolve) => {
    const event = guardedEvent({})
    // Only the certificate's name can be read here.
    const offered = [{ subjectName: subject } as Electron.Certificate]
    const answer = (chosen?: Electron.Certificate) => resolve(chosen ? show() : null)
    app.emit('select-client-certificate', event, null, url, offered, answer)
    if (!event.defaultPrevented) resolve(show())
  })
}
