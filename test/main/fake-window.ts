import type { OwnContents, Sender } from '../../src/main/ipc/register.ts'

/** A frame as Electron describes it; the app's own page unless told otherwise. */
export const frame = (part: Partial<{ origin: string; url: string; destroyed: boolean }> = {}): Sender => ({
  origin: part.origin ?? 'app://portal',
  url: part.url ?? 'app://portal/index.html',
  isDestroyed: () => part.destroyed ?? false,
})

/** A window's contents whose main frame is the given one, noting what is sent to it. */
export function contentsOf(mainFrame: Sender, destroyed = false) {
  const sent: [string, unknown][] = []
  const contents: OwnContents & { send(channel: string, payload: unknown): void } = {
    mainFrame,
    isDestroyed: () => destroyed,
    send: (channel, payload) => void sent.push([channel, payload]),
  }
  return { contents, sent }
}
