import { useSignal } from '@preact/signals'
import { ScrollText } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { SidePage } from '../frame/side-page.tsx'
import { licencesText } from '../i18n/en/licences.ts'
import { settingsText } from '../i18n/en/settings.ts'
import { ListAndDetail } from '../list/list-and-detail.tsx'
import type { GridColumn } from '../list/row-grid.tsx'
import type { RowView } from '../list/row-index.ts'
import { RowList } from '../list/row-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { createLicenceRows, type PartColumn, type PartRow, partColumns } from './licence-rows.ts'
import { LicenceText } from './licence-text.tsx'
import './licences.css'

const first: RowView<PartColumn> = { query: '', column: 'name', descending: false, only: null }
const columns = partColumns.map(
  (name): GridColumn<PartRow, PartColumn> => ({ name, label: licencesText.columns[name] }),
)

/** Settings > About > Licences of the parts: whose work is in the app, and what their licences say. */
export function Licences() {
  const [store] = useState(createLicenceRows)
  useEffect(() => void store.load(), [store])
  const { title, lead, chooseOne } = licencesText
  const chosen = useSignal<PartRow | undefined>(undefined)
  const part = chosen.value
  return (
    <SidePage title={title} above={{ label: settingsText.title, to: { name: 'settings' } }} lead={lead} width="wide">
      <ListAndDetail
        list={
          <RowList
            store={store}
            columns={columns}
            first={first}
            words={licencesText}
            icon={ScrollText}
            class="licence-list"
            selected={part?.id}
            onOpen={(id) => {
              chosen.value = store.index.find(id)
            }}
          />
        }
        empty={
          <EmptyState icon={ScrollText} title={chooseOne.title}>
            <p>{chooseOne.body}</p>
          </EmptyState>
        }
        detail={part ? (onBack) => <LicenceText key={part.id} part={part} onBack={onBack} /> : null}
        onBack={() => {
          chosen.value = undefined
        }}
      />
    </SidePage>
  )
}
