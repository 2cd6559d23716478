import type { SecretClipboard } from '../handler-parts.ts'
import type { Handlers } from '../handlers.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** How long the screen may show a password, in milliseconds. */
const hideAfterMs = 30_000

/** Phones' half in main. Passwords are fetched when asked for and forgotten. */
export function phoneHandlers(
  session: SessionKeeper,
  clipboard: SecretClipboard,
): Pick<Handlers, 'phones.list' | 'phones.detail' | 'phones.reveal' | 'phones.copySecret' | 'phones.setPassword'> {
  return {
    'phones.list': ({ cursor }) => session.authorized((token, provider) => provider.listPhones(token, cursor)),
    'phones.detail': ({ phone }) => session.authorized((token, provider) => provider.readPhone(token, phone)),
    'phones.reveal': ({ phone, secret }) =>
      session.authorized(async (token, provider) => ({
        password: await provider.readPhoneSecret(token, phone, secret),
        hideAfterMs,
      })),
    'phones.copySecret': ({ phone, secret }) =>
      session.authorized(async (token, provider) => ({
        clearsAfterMs: await clipboard.copySecret(await provider.readPhoneSecret(token, phone, secret)),
      })),
    'phones.setPassword': ({ phone, secret, password }) =>
      session.authorized((token, provider) => provider.setPhonePassword(token, phone, secret, password)),
  }
}
