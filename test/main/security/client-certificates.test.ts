import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { expect, it } from 'vitest'
import { showNoClientCertificate } from '../../../src/main/security/client-certificates.ts'

it('a server that asks for a certificate of the person’s gets none', () => {
  const app = new EventEmitter()
  showNoClientCertificate(app as unknown as App)
  const done: unknown[] = []
  const event = { preventDefault: () => done.push('prevented') }
  const answer = (...chosen: unknown[]) => done.push(chosen)
  app.emit('select-client-certificate', event, null, 'https://portal.example', [{ subjectName: 'Ann' }], answer)
  expect(done).toEqual(['prevented', []])
})
