import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'

const label = z.string().min(1).max(120)
const pixels = z.int().min(0).max(20_000)

/** An action of a context menu, in the page's own words. */
const menuItemSchema = z.strictObject({ label, enabled: z.boolean() })

/** What the Go menu leads to: the pages of the side bar in their order, and whether Back and Forward lead anywhere. */
export const placesSchema = z.strictObject({
  pages: z.array(z.strictObject({ name: z.string().min(1).max(60), label })).max(8),
  back: z.boolean(),
  forward: z.boolean(),
})
export type Places = z.infer<typeof placesSchema>

/** A context menu: groups of actions, and the point where it opens, in the page's pixels. */
export const popUpSchema = z.strictObject({
  groups: z.array(z.array(menuItemSchema).min(1).max(12)).min(1).max(6),
  at: z.strictObject({ x: pixels, y: pixels }),
})
export type PopUp = z.infer<typeof popUpSchema>

export const menuCalls = {
  /** Shows a native context menu. Resolves with the place of the chosen action among all of them; null for none. */
  'menu.popUp': call(popUpSchema, z.strictObject({ chosen: z.int().nonnegative().nullable() })),
  /** Tells the application's menu what it leads to from now on. */
  'menu.offer': call(placesSchema, nothing),
}

export const menuEvents = {
  'menu.command': z.strictObject({
    command: z.enum([
      'search',
      'settings',
      'updates',
      'shortcuts',
      'help',
      'about',
      'back',
      'forward',
      'lock',
      'sign-out',
    ]),
  }),
  /** The person chose a page of the last `menu.offer`. */
  'menu.go': z.strictObject({ page: z.string().max(60) }),
}
