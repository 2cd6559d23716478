import { Failure } from '../../shared/errors.ts'
import { allowsFormat } from '../../shared/phones/policy.ts'
import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import type { SecretClipboard } from '../dependencies.ts'
import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { orCancelled, throwIfEnded, UnderWay } from '../under-way.ts'
import { createOpenedPhones } from './opened-phones.ts'
import { passwordOf } from './phone-account.ts'
import { phoneFileHandlers } from './phone-file-handlers.ts'

export const phones: Feature<'phones'> = ({ session, portal, clipboard, files, policy, emit, startWork }) => {
  const opened = createOpenedPhones(portal)
  const underWay = new UnderWay()
  const end = () => underWay.end()
  return {
    handlers: {
      ...phoneHandlers(session, clipboard, underWay, opened.note),
      ...opened.handlers,
      ...phoneTestHandlers(session, underWay),
      ...phoneFileHandlers(
        session,
        files,
        emit,
        (format) => allowsFormat(policy.current(), format),
        underWay,
        startWork,
      ),
    },
    dropSecrets: end,
    onAccountChange: end,
    onSessionEnd(reason) {
      if (reason === 'signed-out') opened.forget()
    },
  }
}

/** The handlers for phones. Passwords are fetched on request and not kept. `opened` notes whose detail was read. */
export function phoneHandlers(
  session: SessionKeeper,
  clipboard: SecretClipboard,
  underWay: UnderWay,
  opened: (phone: string) => void,
): Pick<Handlers, 'phones.list' | 'phones.detail' | 'phones.reveal' | 'phones.copySecret' | 'phones.setPassword'> {
  return {
    'phones.list': ({ cursor }) => session.authorized((token, adapter) => offered(adapter.phones).list(token, cursor)),
    async 'phones.detail'({ phone }) {
      const detail = await session.authorized((token, adapter) => offered(adapter.phones).read(token, phone))
      opened(phone)
      return detail
    },
    async 'phones.reveal'({ phone, secret }) {
      const { signal } = underWay
      const reading = session.authorized((token, adapter) => offered(adapter.phones?.readSecret)(token, phone, secret))
      return { password: await orCancelled(reading, signal), hideAfterMs: secretLifetimeMs }
    },
    async 'phones.copySecret'({ phone, secret }) {
      const { signal } = underWay
      const reading = session.authorized((token, adapter) => offered(adapter.phones?.readSecret)(token, phone, secret))
      const clearsAfterMs = await clipboard.copySecret(await orCancelled(reading, signal))
      // Copying may take time too.
      if (signal.aborted) await clipboard.clearNow()
      throwIfEnded(signal)
      return { clearsAfterMs }
    },
    async 'phones.setPassword'({ phone, secret, password }) {
      const { signal } = underWay
      const set = await session.authorized((token, adapter) => {
        // Checked after the wait for a token. Once sent, the change cannot be cancelled, so its outcome is reported.
        throwIfEnded(signal)
        return offered(adapter.phones?.setPassword)(token, phone, secret, password)
      })
      // Otherwise the old password, copied earlier, could be pasted instead.
      await clipboard.clearNow(password)
      return set
    },
  }
}

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
