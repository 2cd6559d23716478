import { createHttpClient } from '../../../src/main/http/client.ts'
import { createMedia as create, type Media } from '../../../src/main/media/media.ts'
import { openRemoteSource } from '../../../src/main/media/remote-source.ts'

/** Replaces main's own module in the app built for these tests, so that a test can open a sound by its address. */
export function createMedia(): Media {
  const media = create()
  const http = createHttpClient({ userAgent: 'test' })
  const openSound = (url: string) =>
    media.open((closing) =>
      openRemoteSource(
        ({ first, last, ifRange }, signal) =>
          http.stream({ url, range: { first, last }, ...(ifRange !== null && { ifRange }), signal }),
        closing,
      ),
    )
  Object.assign(globalThis, { openSound })
  return media
}
