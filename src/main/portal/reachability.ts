import type { Emit } from '../handlers.ts'

/** Tells the renderer when the portal falls silent or answers again; only changes are told. */
export function createReachability(emit: Emit): (answered: boolean) => void {
  let online = true
  return (answered) => {
    if (answered === online) return
    online = answered
    emit('connection.changed', { online })
  }
}
