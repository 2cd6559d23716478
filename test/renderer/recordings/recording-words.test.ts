import { expect, test } from 'vitest'
import { callTitle } from '../../../src/renderer/recordings/recording-words.ts'

test('no line of a title ends within a number', () => {
  const caller = { number: '+44 7700 900123', name: 'Ada Fernandes' }
  expect(callTitle({ caller, callee: { number: '200 1', name: '' } })).toBe(
    'Ada Fernandes (+44\u00a07700\u00a0900123) → 200\u00a01',
  )
})
