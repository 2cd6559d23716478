import { phonesText, registrationText } from 'text:phones'
import { Phone as PhoneIcon } from 'lucide'
import { useMemo } from 'preact/hooks'
import type { RowView } from '../../shared/lists/row-index.ts'
import { type PhoneColumn, searchedColumns } from '../../shared/phones/phone-columns.ts'
import type { Phone, RegistrationState } from '../../shared/phones/phones.ts'
import { SupportContact } from '../connections/support-contact.tsx'
import type { GridColumn } from '../list/grid-row.tsx'
import type { ListPlace } from '../list/list-place.ts'
import type { LocalRows } from '../list/local-rows.ts'
import { RowList } from '../list/row-list.tsx'
import { useListExport } from './export/list-export.tsx'
import './phone-list.css'
import { phoneRowMenu } from './phone-row-menu.ts'
import { RegistrationMark } from './registration-badge.tsx'

interface PhoneListProps {
  store: LocalRows<Phone, PhoneColumn>
  place: ListPlace<PhoneColumn>
  /** Whether this portal knows which phones are registered. */
  hasStates: boolean
  /** Whether its phones have extensions. */
  hasExtensions: boolean
  selected: string | undefined
  onOpen: (phone: string) => void
  onEnter: () => void
}

const states: readonly RegistrationState[] = ['registered', 'unregistered', 'unknown']
const firstView: RowView<PhoneColumn> = { query: '', column: 'extension', descending: false, only: null }
const firstViewByName: RowView<PhoneColumn> = { ...firstView, column: 'name' }

/** The list of phones with its search, filter and sorting. */
export function PhoneList({ store, place, hasStates, hasExtensions, selected, onOpen, onEnter }: PhoneListProps) {
  const { dialog, ...exporting } = useListExport(store)
  const columns = useMemo(() => columnsOf(hasStates, hasExtensions), [hasStates, hasExtensions])
  return (
    <>
      <RowList
        store={store}
        place={place}
        columns={columns}
        first={hasExtensions ? firstView : firstViewByName}
        words={phonesText}
        icon={PhoneIcon}
        class="phone-list"
        contact={<SupportContact />}
        twoLinesBelow={640}
        filter={(view, change) => hasStates && <StateFilter view={view} onChange={change} />}
        selected={selected}
        onOpen={onOpen}
        onEnter={onEnter}
        menu={(phone) => phoneRowMenu(phone, onOpen)}
        {...exporting}
      />
      {dialog}
    </>
  )
}

function columnsOf(hasStates: boolean, hasExtensions: boolean): GridColumn<Phone, PhoneColumn>[] {
  const columns: GridColumn<Phone, PhoneColumn>[] = searchedColumns
    .filter((name) => hasExtensions || name !== 'extension')
    .map((name) => ({ name, label: phonesText.columns[name] }))
  if (!hasStates) return columns
  const mark = ({ registration }: Phone) => <RegistrationMark state={registration} />
  return [...columns, { name: 'registration', label: phonesText.columns.registration, cell: mark }]
}

interface StateFilterProps {
  view: RowView<PhoneColumn>
  onChange: (view: RowView<PhoneColumn>) => void
}

function StateFilter({ view, onChange }: StateFilterProps) {
  return (
    <select
      class="input"
      aria-label={phonesText.filter}
      value={view.only?.value ?? ''}
      onChange={(event) => {
        const value = event.currentTarget.value
        onChange({ ...view, only: value === '' ? null : { column: 'registration', value } })
      }}
    >
      <option value="">{phonesText.anyState}</option>
      {states.map((state) => (
        <option key={state} value={state}>
          {registrationText[state]}
        </option>
      ))}
    </select>
  )
}
