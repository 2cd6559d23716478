import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { passwordOf } from './phone-account.ts'
import type { UnderWay } from './under-way.ts'

/**
 * Tests of a phone's logins, one at a time. The server comes from the portal's settings, never from the page; a
 * password that the portal reveals goes only to the test.
 */
export function phoneTestHandlers(
  session: SessionKeeper,
  underWay: UnderWay,
): Pick<Handlers, 'phones.test' | 'phones.cancelTest'> {
  let running = new AbortController()
  const begin = () => {
    running.abort()
    running = new AbortController()
    return AbortSignal.any([running.signal, underWay.signal])
  }

  return {
    async 'phones.test'({ phone, secret, password: typed, register = false }) {
      const signal = begin()
      const [{ sip, ftp }, password] = await session.authorized(async (token, adapter) => {
        const detail = await offered(adapter.phones).read(token, phone)
        return [detail, await passwordOf(detail, secret, typed, adapter, token)] as const
      })
      // Loaded with the first test, because most runs of the app need none.
      if (secret === 'sip' && sip) {
        const { testRegistration } = await import('./sip/register-probe.ts')
        return { secret, result: await testRegistration({ ...sip, password }, { signal, register }) }
      }
      if (secret === 'ftp' && ftp) {
        const { testFtpLogin } = await import('./ftp/ftp-probe.ts')
        return { secret, result: await testFtpLogin({ ...ftp, password }, { signal }) }
      }
      throw new Failure({ code: 'not-found' })
    },
    async 'phones.cancelTest'() {
      running.abort()
      return {}
    },
  }
}
