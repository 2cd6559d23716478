import type { Page } from 'playwright-core'
import type { StoredRecording } from '../portal/recordings/store.ts'

/** A call of two minutes from outside, a minute ago; which tones are heard in it goes by its id. */
export const call = (id: string, more: Partial<StoredRecording> = {}): StoredRecording => ({
  id,
  start: Date.now() - 60_000,
  seconds: 120,
  direction: 'inbound',
  caller: { number: '+44 7700 900123', name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
  ...more,
})

/** What a person sees and presses to hear a call. */
export function playerOn(page: () => Page) {
  async function open(id: string) {
    await page().evaluate((recording) => {
      location.hash = `#/recordings/${recording}`
    }, id)
    await page().getByRole('article').getByRole('heading', { level: 2 }).waitFor()
  }
  const player = () => page().getByRole('region', { name: 'Player' })
  const button = (name: string) => player().getByRole('button', { name, exact: true })
  const position = () => player().getByRole('slider', { name: 'Position' })
  const seconds = async () => Number(await position().inputValue())
  const play = () => button('Play').click()
  return { open, player, button, position, seconds, play }
}
