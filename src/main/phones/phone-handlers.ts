import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import type { SecretClipboard } from '../dependencies.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { orCancelled, throwIfEnded, type UnderWay } from './under-way.ts'

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
