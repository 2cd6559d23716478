import { useEffect, useState } from 'preact/hooks'
import { call, listen } from '../bridge.ts'
import { Reveal } from './reveal.ts'

/** Where a password comes from: the portal by default. */
type Ask = ConstructorParameters<typeof Reveal>[0]
const askPortal: Ask = async (name) => {
  const answer = await call('phones.reveal', name)
  if (!answer.ok) return answer
  const { password, hideAfterMs } = answer.value
  return { ok: true, value: { content: password, hideAfterMs } }
}

/** The one revealed password of a screen. It is hidden when the window loses the focus, when main says so, and when the screen closes. */
export function useReveal(ask = askPortal): Reveal {
  const [reveal] = useState(() => new Reveal(ask))
  useEffect(() => hideWhenTold(reveal), [reveal])
  return reveal
}

/** Outside the hook, so that a listener that outlives the screen does not keep what `ask` holds. */
function hideWhenTold(reveal: Reveal): () => void {
  const hide = () => reveal.hide()
  window.addEventListener('blur', hide)
  const stopListening = listen('secrets.hide', hide)
  return () => {
    window.removeEventListener('blur', hide)
    stopListening()
    reveal.end()
  }
}
