import { useEffect, useState } from 'preact/hooks'
import { call, listen } from '../bridge.ts'
import { Reveal } from './reveal.ts'

/** How a password is come by: from the portal unless told. */
type Ask = ConstructorParameters<typeof Reveal>[0]
const askPortal: Ask = async (name) => {
  const answer = await call('phones.reveal', name)
  if (!answer.ok) return answer
  const { password, hideAfterMs } = answer.value
  return { ok: true, value: { content: password, hideAfterMs } }
}

/** The one revealed password of a screen. It goes when the window loses the focus, when main says so, and with the screen. */
export function useReveal(ask = askPortal): Reveal {
  const [reveal] = useState(() => new Reveal(ask))
  useEffect(() => hideWhenTold(reveal), [reveal])
  return reveal
}

/** Outside of the hook, so that a listener which outlives the screen holds nothing that `ask` does. */
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
