import { useSignal } from '@preact/signals'
import { KeyRound } from 'lucide'
import { render } from 'preact'

function App() {
  const n = useSignal(0)
  return (
    <button onClick={() => n.value++}>
      {n}
      {JSON.stringify(KeyRound)}
    </button>
  )
}
const root = document.getElementById('app')
if (root) render(<App />, root)
