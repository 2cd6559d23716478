import { filtersText } from 'text:recording-filters'
import { callText } from 'text:recordings'
import { useSignal } from '@preact/signals'
import { callDirections } from '../../../shared/recordings/search-names.ts'
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx'
import type { AccountRecordings } from '../account-recordings.ts'
import { atLeastName, upToName } from './filter-words.ts'
import { TagFilter } from './tag-filter.tsx'

interface FilterMenuProps {
  recordings: AccountRecordings
  /** The filters that this portal has. */
  offered: readonly string[]
}

export function DirectionMenu({ recordings }: Pick<FilterMenuProps, 'recordings'>) {
  const { direction } = recordings.filters.value
  return (
    <MenuButton
      label={filtersText.direction}
      items={[null, ...callDirections].map((value) => ({
        label: value === null ? filtersText.anyDirection : callText.direction[value],
        checked: value === direction,
        onSelect: () => recordings.filterBy({ direction: value }),
      }))}
    >
      {filtersText.direction}
    </MenuButton>
  )
}

/** The lengths that are offered, in seconds. */
const shortest = [60, 300, 1800]
const longest = [10, 30]

export function LengthMenu({ recordings, offered }: FilterMenuProps) {
  const { minSeconds, maxSeconds } = recordings.filters.value
  const choose = (least: number | null, most: number | null, label: string): MenuItem => ({
    label,
    checked: minSeconds === least && maxSeconds === most,
    onSelect: () => recordings.filterBy({ minSeconds: least, maxSeconds: most }),
  })
  const items = [
    ...(offered.includes('maxSeconds') ? longest.map((most) => choose(null, most, upToName(most))) : []),
    ...(offered.includes('minSeconds') ? shortest.map((least) => choose(least, null, atLeastName(least))) : []),
  ]
  if (items.length === 0) return null
  return (
    <MenuButton label={filtersText.length} items={[choose(null, null, filtersText.anyLength), ...items]}>
      {filtersText.length}
    </MenuButton>
  )
}

export function MoreMenu({ recordings, offered }: FilterMenuProps) {
  const isTagOpen = useSignal(false)
  const { recorded, held } = recordings.filters.value
  const items: MenuItem[] = []
  if (offered.includes('recorded')) {
    for (const value of [true, false])
      items.push({
        label: value ? filtersText.recorded : filtersText.unrecorded,
        checked: recorded === value,
        onSelect: () => recordings.filterBy({ recorded: value }),
      })
  }
  if (offered.includes('held')) {
    for (const value of [true, false])
      items.push({
        label: value ? filtersText.held : filtersText.unheld,
        checked: held === value,
        onSelect: () => recordings.filterBy({ held: value }),
      })
  }
  if (offered.includes('tag')) {
    items.push({
      label: filtersText.tag,
      onSelect: () => {
        isTagOpen.value = true
      },
    })
  }
  if (items.length === 0) return null
  return (
    <>
      <MenuButton label={filtersText.more} items={items}>
        {filtersText.more}
      </MenuButton>
      {isTagOpen.value && (
        <TagFilter
          tag={recordings.filters.value.tag ?? ''}
          onTag={(tag) => recordings.filterBy({ tag })}
          onClose={() => {
            isTagOpen.value = false
          }}
        />
      )}
    </>
  )
}
