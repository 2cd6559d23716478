import { call } from '../bridge.ts'

/** An action of a context menu. */
export interface MenuAction {
  label: string
  enabled?: boolean
  run: () => void
}

/** Groups of actions, which the menu separates. */
export type MenuGroups = readonly (readonly MenuAction[])[]

interface Point {
  x: number
  y: number
}

/** Shows a native context menu and carries out what the person chooses. */
export async function showMenu(groups: MenuGroups, { x, y }: Point): Promise<void> {
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length === 0) return
  const answer = await call('menu.popUp', {
    groups: filled.map((group) => group.map(({ label, enabled = true }) => ({ label, enabled }))),
    at: { x: Math.max(0, Math.round(x)), y: Math.max(0, Math.round(y)) },
  })
  if (answer.ok && answer.value.chosen !== null) filled.flat()[answer.value.chosen]?.run()
}

/** Where to open the menu of an element that the keyboard asks for. */
export function pointIn(element: Element): Point {
  const { left, top, height } = element.getBoundingClientRect()
  return { x: left + 24, y: top + Math.min(height, 40) / 2 }
}
