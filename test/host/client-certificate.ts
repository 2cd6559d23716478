import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import { app } from './app.ts'
import { guardedEvent } from './guarded-event.ts'

/** The names in the certificates that servers were shown. For the harness. */
export const shownCertificates: string[] = []

/**
 * The person's store holds one certificate where HOST_CLIENT_CERTIFICATE names its file, a PEM with its key. As
 * Electron does since 44, it is shown to a server unless main's `select-client-certificate` prevents that and answers
 * otherwise. Node cannot tell whether the server asks, so main is asked for every connection.
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
    // Of a certificate only its name can be looked at here.
    const offered = [{ subjectName: subject } as Electron.Certificate]
    const answer = (chosen?: Electron.Certificate) => resolve(chosen ? show() : null)
    app.emit('select-client-certificate', event, null, url, offered, answer)
    if (!event.defaultPrevented) resolve(show())
  })
}
