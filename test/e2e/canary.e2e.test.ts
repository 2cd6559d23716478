import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startPortal } from '../portal/portal.ts'
import { launchApp } from './app.ts'
import { openPhones, signedIn, signIn, signOut } from './person.ts'

describe('after a whole sitting', () => {
  it('no password is left on disk, in web storage or in what the app wrote out', async () => {
    const portal = await startPortal({ phones: 10 })
    const app = await launchApp({ portal: portal.url })
    const { page } = app
    try {
      await signIn(page, { username: portal.people.ada.username, password: 'Canary-wrong-password' })
      await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
      await signIn(page, portal.people.ada)
      await signedIn(page)
      await openPhones(page)
      const phone = portal.phones.all().find(({ ftp }) => ftp)
      if (!phone) throw new Error('the portal seeded no phone with FTP')
      await page.getByRole('searchbox').fill(phone.extension)
      await page.getByText(phone.name).first().click()
      const sip = page.getByRole('region', { name: 'SIP', exact: true })
      await sip.getByRole('button', { name: 'Show' }).click()
      await page.getByText(portal.phones.password(phone.id, 'sip')).waitFor()
      await page
        .getByRole('region', { name: 'FTP', exact: true })
        .getByRole('button', { name: 'Copy password' })
        .click()
      await expect.poll(() => app.clipboard()).toBe(portal.phones.password(phone.id, 'ftp'))
      portal.faults.set('*/phones*', { kind: 'captive-portal' })
      await sip.getByRole('button', { name: 'Copy password' }).click()
      await page.getByRole('alert').first().waitFor()
      portal.faults.clear()
      await signOut(page)
      expect(await app.clipboard()).toBe('')

      const canaries = [
        'Canary-wrong-password',
        portal.people.ada.password,
        portal.phones.password(phone.id, 'sip'),
        portal.phones.password(phone.id, 'ftp'),
      ]
      const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
      const left = [stored, app.output(), ...(await everyFile(app.userData))]
      for (const canary of canaries) {
        expect(left.filter((text) => text.includes(canary) || text.includes(utf16(canary)))).toEqual([])
      }
      expect(left.length).toBeGreaterThan(3)
    } finally {
      await app.close()
      await portal.close()
    }
  })
})

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')

async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
}
