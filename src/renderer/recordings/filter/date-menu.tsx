import { filtersText } from 'text:recording-filters'
import { useSignal } from '@preact/signals'
import { CalendarDays } from 'lucide'
import { capabilities } from '../../session/session-state.ts'
import { Icon } from '../../ui/icon.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { AccountRecordings } from '../account-recordings.ts'
import { BetweenDates } from './between-dates.tsx'
import { rangeName } from './filter-words.ts'
import { rangesWithin } from './range.ts'

/** The range of dates, which a list always has. */
export function DateMenu({ recordings }: { recordings: AccountRecordings }) {
  const isOpen = useSignal(false)
  const { date } = recordings.filters.value
  const range = rangeName(date)
  return (
    <>
      <MenuButton
        label={filtersText.date}
        name={filtersText.dateIs({ range })}
        items={[
          ...rangesWithin(capabilities.value?.recordings?.keptDays).map((name) => ({
            label: filtersText.ranges[name],
            checked: date.by === 'name' && date.name === name,
            onSelect: () => recordings.filterBy({ date: { by: 'name', name } }),
          })),
          {
            label: filtersText.between,
            checked: date.by === 'between',
            onSelect: () => {
              isOpen.value = true
            },
          },
        ]}
      >
        <Icon icon={CalendarDays} />
        {range}
      </MenuButton>
      {isOpen.value && (
        <BetweenDates
          date={date}
          zone={recordings.zone.value}
          onDate={(between) => recordings.filterBy({ date: between })}
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}
