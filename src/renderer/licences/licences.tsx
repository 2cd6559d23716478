import { licencesText } from 'text:licences'
import { ScrollText } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { RowView } from '../../shared/lists/row-index.ts'
import { Page } from '../layout/page.tsx'
import type { GridColumn } from '../list/grid-row.tsx'
import { ListAndDetail } from '../list/list-and-detail.tsx'
import { ListPlace, useOpenedRow } from '../list/list-place.ts'
import { RowList } from '../list/row-list.tsx'
import { closeRow, openRow, route, showInPlace } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { type ComponentColumn, type ComponentRow, componentColumns, createLicenceRows } from './licence-rows.ts'
import { LicenceText } from './licence-text.tsx'
import './licences.css'

const first: RowView<ComponentColumn> = { query: '', column: 'name', descending: false, only: null }
const columns = componentColumns.map(
  (name): GridColumn<ComponentRow, ComponentColumn> => ({ name, label: licencesText.columns[name] }),
)

/** The components are the same for every account. */
const place = new ListPlace<ComponentColumn>()

/** Settings > About > Open-source licences: the packages in the app and their licences. */
export function Licences() {
  const [store] = useState(createLicenceRows)
  useEffect(() => void store.load(), [store])
  const { title, lead, chooseOne } = licencesText
  const selected = route.value.name === 'licences' ? route.value.component : undefined
  useOpenedRow(place, selected, (component) => showInPlace({ name: 'licences', component }))
  const component = store.loading.value && selected !== undefined ? store.index.find(selected) : undefined
  return (
    <Page page="licences" title={title} lead={lead} width="wide">
      <ListAndDetail
        name="licences"
        store={store}
        list={(onEnter) => (
          <RowList
            store={store}
            place={place}
            columns={columns}
            first={first}
            words={licencesText}
            icon={ScrollText}
            class="licence-list"
            selected={selected}
            onOpen={(opened) => openRow({ name: 'licences', component: opened })}
            onEnter={onEnter}
          />
        )}
        empty={
          <EmptyState icon={ScrollText} title={chooseOne.title}>
            <p>{chooseOne.body}</p>
          </EmptyState>
        }
        detail={component ? (onBack) => <LicenceText key={component.id} component={component} onBack={onBack} /> : null}
        onBack={() => closeRow({ name: 'licences' })}
      />
    </Page>
  )
}
