import { type IconNode, RefreshCw, SearchX } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { RowView } from '../../shared/lists/row-index.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import type { MenuGroups } from '../menu/context-menu.ts'
import { announce } from '../ui/announce.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextButton } from '../ui/text-button.tsx'
import type { Choosing, Shown } from './choosing.ts'
import type { GridColumn } from './grid-row.tsx'
import type { ListPlace } from './list-place.ts'
import { RowGrid } from './row-grid.tsx'
import './row-list.css'
import { type CountWords, describeFound, RowListProblem, RowListStatus } from './row-list-status.tsx'
import { RowSearch } from './row-search.tsx'
import { hasNothing, type RowSource } from './row-source.ts'

/** What is listed, in words. */
export interface RowListWords extends CountWords {
  /** Names the list for screen readers. */
  list: string
  search: string
  /** Absent where the list never changes. */
  refresh?: string
  none: { title: string; body: string }
  nothingFound: { title: string; body: string; whileLoading: string; clear: string }
}

interface RowListProps<Row extends Record<Column | 'id', string>, Column extends string> {
  store: RowSource<Row, Column>
  /** The person's place in it. */
  place: ListPlace<Column>
  columns: readonly GridColumn<Row, Column>[]
  /** The initial view. */
  first: RowView<Column>
  words: RowListWords
  icon: IconNode
  /** The class for the list's own styles. */
  class: string
  /** Beneath `none`: whom to ask. */
  contact?: ComponentChildren
  /** Below this width of the list in pixels each row takes two lines; never, if it is absent. */
  twoLinesBelow?: number
  /** Another control beside the search field. */
  filter?: (view: RowView<Column>, change: (view: RowView<Column>) => void) => ComponentChildren
  selected: string | undefined
  onOpen: (id: string) => void
  /** Moves the focus on to the details of the opened row. */
  onEnter: () => void
  /** The context menu of a row. */
  menu?: (row: Row) => MenuGroups
  /** Choosing rows, of those that are shown; null if nothing can be done with many. */
  choosing?: (shown: () => Shown<Column>) => Choosing<Row> | null
  /** Actions on the rows shown, which are passed to it: beside the search, and in a line above the rows. */
  actions?: (shown: () => Shown<Column>) => ComponentChildren
  /** Rows added since the list was read: their number is announced, and they are shown when the person asks for them. */
  newer?: { count: number; label: string; onShow: () => void }
  bar?: (shown: () => Shown<Column>) => ComponentChildren
}

/** A list with its search, filter and sorting. */
export function RowList<Row extends Record<Column | 'id', string>, Column extends string>(
  props: RowListProps<Row, Column>,
) {
  const {
    store,
    place,
    columns,
    first,
    words,
    icon,
    contact,
    twoLinesBelow = 0,
    filter,
    selected,
    onOpen,
    onEnter,
    menu,
    choosing,
    actions,
    newer,
    bar,
  } = props
  const view = place.view.value ?? first
  const grid = useRef<HTMLDivElement>(null)
  const loading = store.loading.value
  const rows = store.show(view)
  const shown = () => ({
    view,
    ids: Array.from({ length: rows.count }, (_, index) => rows.at(index)).flatMap((row) => row?.id ?? []),
  })
  // A new query starts from the top.
  const change = (next: RowView<Column>) => {
    place.view.value = next
    place.active.value = null
    place.offset.value = 0
    store.ask?.(next)
  }

  // Announced when typing pauses, not at every letter and every page that arrives.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number is read when the pause comes.
  useEffect(() => {
    if (view === first) return
    const timer = setTimeout(() => {
      announce(describeFound(words, store.show(view).count, store.loading.peek().loaded))
    }, 600)
    return () => clearTimeout(timer)
  }, [view])

  const content = (): ComponentChildren => {
    if (rows.count > 0) {
      return (
        <RowGrid
          grid={grid}
          label={words.list}
          shown={rows}
          columns={columns}
          view={view}
          place={place}
          onSort={(column) => change({ ...view, column, descending: view.column === column && !view.descending })}
          onRetry={() => void store.load()}
          selected={selected}
          onOpen={onOpen}
          onEnter={onEnter}
          twoLinesBelow={twoLinesBelow}
          menu={menu}
          choosing={choosing?.(shown) ?? null}
        />
      )
    }
    if (loading.loaded > 0) {
      const { title, body, whileLoading, clear } = words.nothingFound
      return (
        <EmptyState icon={SearchX} title={title}>
          <p>
            {body} {loading.state !== 'complete' && whileLoading}
          </p>
          <Button onClick={() => change(first)}>{clear}</Button>
        </EmptyState>
      )
    }
    return <div class="row-list-waiting">{loading.state === 'loading' && <Skeleton lines={8} lineHeight={28} />}</div>
  }
  const refresh = async () => {
    await store.refresh()
    if (store.failure.peek() === null)
      announce(describeFound(words, store.show(view).count, store.loading.peek().loaded))
  }
  const isRefreshing = store.refreshing.value?.state === 'loading' || (loading.state === 'failed' && loading.trying)

  if (hasNothing(loading)) {
    return (
      <section class={`row-list row-list-nothing ${props.class}`} aria-label={words.list} data-pane>
        {loading.state === 'failed' ? (
          <ErrorNotice error={loading.error} busy={loading.trying} onRetry={() => void store.load()} />
        ) : (
          <EmptyState icon={icon} title={words.none.title}>
            <p>{words.none.body}</p>
            {contact}
            {words.refresh && (
              <Button icon={RefreshCw} busy={isRefreshing} onClick={() => void refresh()}>
                {words.refresh}
              </Button>
            )}
          </EmptyState>
        )}
      </section>
    )
  }
  return (
    <section class={`row-list ${props.class}`} aria-label={words.list} data-pane>
      <search class="row-list-tools">
        <RowSearch
          label={words.search}
          query={view.query}
          onQuery={(query) => change({ ...view, query })}
          onLeave={() => grid.current?.focus()}
        />
        {filter?.(view, change)}
        {words.refresh && (
          <Button
            kind="quiet"
            icon={RefreshCw}
            busy={isRefreshing}
            aria-label={words.refresh}
            data-tooltip={words.refresh}
            onClick={() => void refresh()}
          />
        )}
        {actions?.(shown)}
      </search>
      <RowListProblem store={store} />
      {bar?.(shown)}
      {newer && (
        <p class="row-list-newer" role="status">
          {newer.count > 0 && <TextButton onClick={newer.onShow}>{newer.label}</TextButton>}
        </p>
      )}
      {content()}
      <RowListStatus store={store} found={rows.count} words={words} />
    </section>
  )
}
