import type { Component } from '../../shared/licences/licences.ts'
import { call } from '../bridge.ts'
import { LocalRows } from '../list/local-rows.ts'

/** The columns of the list of components; each can be sorted and is searched. */
export const componentColumns = ['name', 'version', 'licence'] as const
export type ComponentColumn = (typeof componentColumns)[number]

/** A component in the list; two versions of one package are two components. */
export type ComponentRow = Component & { id: string }

/** The components of the app, which arrive all at once. */
export function createLicenceRows(): LocalRows<ComponentRow, ComponentColumn> {
  return new LocalRows<ComponentRow, ComponentColumn>(componentColumns, async () => {
    const answer = await call('app.licences', {})
    if (!answer.ok) return answer
    const rows = answer.value.components.map((component) => ({
      ...component,
      id: `${component.name}@${component.version}`,
    }))
    return { ok: true, value: { rows, total: rows.length, next: null } }
  })
}
