import { zoneChoiceText } from 'text:recording-filters'
import type { ZoneChoice } from '../../../shared/recordings/searches.ts'
import { type AccountRecordings, zoneOf } from '../account-recordings.ts'
import { offsetName } from '../zone.ts'

/** Whose clock the times of the page are read from, by name. */
export function ZoneSelect({ recordings }: { recordings: AccountRecordings }) {
  const now = Date.now()
  const choices = (['portal', 'own', 'utc'] as const).map((choice) => ({ choice, zone: zoneOf(choice) }))
  // Each zone once, by the first choice that leads to it.
  const distinct = choices.filter(({ zone }, index) => choices.findIndex((other) => other.zone === zone) === index)
  const value = distinct.find(({ zone }) => zone === recordings.zone.value)?.choice ?? 'own'
  return (
    <label class="zone-select">
      {zoneChoiceText.label}
      <select
        class="input"
        value={value}
        onChange={(event) => {
          recordings.zoneChoice.value = event.currentTarget.value as ZoneChoice
        }}
      >
        {distinct.map(({ choice, zone }) => (
          <option key={choice} value={choice}>
            {zone === 'UTC' ? zoneChoiceText.utc : zoneChoiceText.zone({ zone, offset: offsetName(now, zone) })}
          </option>
        ))}
      </select>
    </label>
  )
}
