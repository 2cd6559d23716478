// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { GridRow } from '../../../src/renderer/list/grid-row.tsx'

interface Row extends Record<'id' | 'name', string> {}

test('a row is rendered again when something of it has changed, and not with every row of the list', () => {
  let rendered = 0
  const columns = [
    {
      name: 'name' as const,
      label: 'Name',
      cell: ({ name }: Row) => {
        rendered++
        return name
      },
    },
  ]
  const onRetry = () => {}
  const show = (row: Row, active: boolean) =>
    act(() =>
      render(
        <GridRow
          row={row}
          error={undefined}
          columns={columns}
          index={0}
          top={0}
          active={active}
          selected={false}
          choosing={false}
          onRetry={onRetry}
        />,
        document.body,
      ),
    )
  const ann = { id: '1', name: 'Ann' }
  show(ann, false)
  show(ann, false)
  expect(rendered).toBe(1)
  show(ann, true)
  expect(document.querySelector('[data-active]')?.textContent).toBe('Ann')
  show({ ...ann, name: 'Anna' }, true)
  expect(document.querySelector('[data-active]')?.textContent).toBe('Anna')
  expect(rendered).toBe(3)
})
