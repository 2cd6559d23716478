import { Phone } from 'lucide'
import { render } from 'preact'
import { DateRail } from '../../../src/renderer/list/date-rail.tsx'
import { ListPlace } from '../../../src/renderer/list/list-place.ts'
import { PagedRows } from '../../../src/renderer/list/paged-rows.ts'
import { RowList } from '../../../src/renderer/list/row-list.tsx'
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import type { RowView } from '../../../src/shared/lists/row-index.ts'

// A million rows over a thousand days, a thousand a day, drawn by the app's own list.
const total = 1_000_000
const days = Array.from({ length: 1000 }, (_, day) => ({
  date: new Date(Date.UTC(2026, 5, 17) - day * 24 * 3_600_000).toISOString().slice(0, 10),
  count: 1000,
}))
const first: RowView<'start' | 'number'> = { query: '', column: 'start', descending: true, only: null }
let isBroken = false
const rows = new PagedRows<{ id: string; start: string; number: string }, 'start' | 'number'>({
  by: 'offset',
  pageSize: 100,
  first,
  countNewer: async () => ({ ok: true, value: 12 }),
  async readPage(view, { offset }) {
    if (isBroken) return { ok: false, error: { code: 'timeout', host: 'portal.example' } }
    const found = view.query === '' ? total : 1000
    const count = Math.max(0, Math.min(100, found - offset))
    const page = Array.from({ length: count }, (_, index) => {
      const row = offset + index
      return { id: `call-${row}`, start: days[Math.floor(row / 1000)]?.date ?? '', number: `${view.query}${row}` }
    })
    return { ok: true, value: { rows: page, total: found, next: null } }
  },
})
const place = new ListPlace<'start' | 'number'>()
const counted = ({ count }: { count: number }) => `${count} calls`

function List() {
  return (
    <main style={{ display: 'grid', gridTemplateColumns: '12rem 1fr', height: '600px' }}>
      <DateRail
        days={days}
        label="Days"
        words={({ date, count }) => `${date}: ${count}`}
        onJump={(row) => {
          place.jump.value = row
        }}
      />
      <RowList
        store={rows}
        place={place}
        columns={[
          { name: 'start', label: 'Start' },
          { name: 'number', label: 'Number' },
        ]}
        first={first}
        words={{
          list: 'Calls',
          search: 'Search',
          refresh: 'Refresh',
          none: { title: 'None', body: '' },
          nothingFound: { title: 'Nothing found', body: '', whileLoading: '', clear: 'Clear' },
          all: counted,
          found: ({ total }) => counted({ count: total }),
          loading: ({ total }) => counted({ count: total }),
          stop: 'Stop',
          stopped: ({ loaded }) => counted({ count: loaded }),
          loadRest: 'Load the rest',
          full: counted,
          repeating: counted,
        }}
        icon={Phone}
        class="paged-list"
        newer={{ count: rows.newer.value, label: `${rows.newer.value} new`, onShow: () => void rows.refresh() }}
        selected={undefined}
        onOpen={() => undefined}
        onEnter={() => undefined}
      />
    </main>
  )
}

const app = document.getElementById('app')
if (app) render(<List />, app)
void rows.load()
/** What a test turns from outside. */
Object.assign(window, {
  pagedList: {
    breakPages: (broken: boolean) => {
      isBroken = broken
    },
    lookForNewer: () => rows.lookForNewer(),
  },
})
