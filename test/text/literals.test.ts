import { expect, it } from 'vitest'
import { literalLines } from '../../scripts/text/literals.ts'

it.each([
  '<p>Saved</p>',
  '<p>{isSaved && "Saved"}</p>',
  '<p>{isSaved ? text.saved : `Not saved`}</p>',
  '<Card title="Security" />',
  '<input placeholder={"Name"} />',
  '<button aria-label={`Remove this`} />',
])('a page shows no words of its own: %s', (source) => {
  expect(literalLines('page.tsx', `const page =\n  ${source}`)).toEqual([2])
})

it.each([
  '<p class="quiet">{text.saved} – {count} × 5: {name}</p>',
  '<Card title={text.title}>{error.code === "cancelled" && <Notice kind="info" />}</Card>',
])('a page shows what catalogs and portals give: %s', (source) => {
  expect(literalLines('page.tsx', `const page = ${source}`)).toEqual([])
})

it('main asks in no words of its own', () => {
  expect(literalLines('main.ts', "dialog.showMessageBox(window, { message: 'Connect?', buttons: ['No'] })")).toEqual([
    1,
  ])
  expect(literalLines('main.ts', "dialog.showErrorBox(title, 'It failed')")).toEqual([1])
  expect(literalLines('menu.ts', "const item = { label: 'File', role: 'quit' }", true)).toEqual([1])
  expect(literalLines('main.ts', "log.error({ message: 'start.failed' })")).toEqual([])
})
