import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import type { SecretClipboard } from '../dependencies.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { orCancelled, throwIfEnded, type UnderWay } from './under-way.ts'

/** Phones' half in main. Passwords are fetched when asked for and forgotten. */
export function phoneHandlers(
  session: SessionKeeper,
  clipboard: SecretClipboard,
  underWay: UnderWay,
): Pick<Handlers, 'phones.list' | 'phones.detail' | 'phones.reveal' | 'phones.copySecret' | 'phones.setPassword'> {
  return {
    'phones.list': ({ cursor }) => session.authorized((token, adapter) => offered(adapter.phones).list(token, cursor)),
    'phones.detail': ({ phone }) => session.authorized((token, adapter) => offered(adapter.phones).read(token, phone)),
    async 'phones.reveal'({ phone, secret }) {
      const { signal } = underWay
      const reading = session.authorized((token, adapter) => offered(adapter.phones?.readSecret)(token, phone, secret))
      return { password: await orCancelled(reading, signal), hideAfterMs: secretLifetimeMs }
    },
    async 'phones.copySecret'({ phone, secret }) {
      const { signal } = underWay
      const reading = session.authorized((token, adapter) => offered(adapter.phones?.readSecret)(token, phone, secret))
      const clearsAfterMs = await clipboard.copySecret(await orCancelled(reading, signal))
      // The system may take its time over copying, too.
      if (signal.aborted) await clipboard.clearNow()
      throwIfEnded(signal)
      return { clearsAfterMs }
    },
    async 'phones.setPassword'({ phone, secret, password }) {
      const { signal } = underWay
      const set = await session.authorized((token, adapter) => {
        // A token may have been waited for. What was sent cannot be called back: its outcome is told.
        throwIfEnded(signal)
        return offered(adapter.phones?.setPassword)(token, phone, secret, password)
      })
      // The old one, copied before, would be pasted for it.
      await clipboard.clearNow(password)
      return set
    },
  }
}
