// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { type RootMark, useRootMark } from '../../../src/renderer/ui/root-mark.ts'

function Marked({ mark }: { mark: RootMark | null }) {
  useRootMark(mark)
  return null
}
const show = (...marks: (RootMark | null)[]) =>
  act(() =>
    render(
      marks.map((mark, index) => <Marked key={index} mark={mark} />),
      document.body,
    ),
  )
const shows = () => document.documentElement.dataset.shows

test('the root names what is on the screen, once each, until the last one is gone', () => {
  show('entrance', 'dialog', 'dialog')
  expect(shows()).toBe('entrance dialog')
  show('entrance', 'dialog')
  expect(shows()).toBe('entrance dialog')
  show('entrance', null)
  expect(shows()).toBe('entrance')
  show('wide-page')
  expect(shows()).toBe('wide-page')
  show()
  expect(shows()).toBe('')
})
