import { recordingsText } from 'text:recordings'
import { effect } from '@preact/signals'
import { AudioLines } from 'lucide'
import { useEffect } from 'preact/hooks'
import { Page } from '../layout/page.tsx'
import { keepRetrying } from '../list/keep-retrying.ts'
import { ListAndDetail } from '../list/list-and-detail.tsx'
import { useOpenedRow } from '../list/list-place.ts'
import { hasNothing } from '../list/row-source.ts'
import { closeRow, oneAtATime, openRow, route, showInPlace } from '../routes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { accountRecordings } from './account-recordings.ts'
import { ChosenCallsBar } from './chosen-calls-bar.tsx'
import { FilterBar } from './filter/filter-bar.tsx'
import { SavedSearches } from './filter/saved-searches.tsx'
import { ZoneSelect } from './filter/zone-select.tsx'
import { ExportButton } from './keep/export-button.tsx'
import { RecordingDetail } from './recording-detail.tsx'
import { RecordingList } from './recording-list.tsx'
import './recordings.css'
import { useLookForNewer } from './use-look-for-newer.ts'

/** Recordings: the calls of the account, found by number, person and date, beside the one that is opened. */
export function Recordings() {
  const recordings = accountRecordings.value
  const selected = route.value.name === 'recordings' ? route.value.recording : undefined
  useOpenedRow(recordings?.place ?? null, selected, (recording) => showInPlace({ name: 'recordings', recording }))
  useEffect(
    () =>
      effect(() => {
        const shown = accountRecordings.value
        if (!shown) return undefined
        const stops = [shown.follow(), keepRetrying(shown.rows)]
        return () => {
          for (const stop of stops) stop()
        }
      }),
    [],
  )
  useLookForNewer(recordings)
  if (!recordings) return null
  const listed = recordings.pages.listed.value
  const isChoosing = recordings.chosen.isOn
  const replacesList = oneAtATime.value && !hasNothing(recordings.rows.loading.value)
  return (
    <Page
      page="recordings"
      title={recordingsText.title}
      actions={
        <>
          <ZoneSelect recordings={recordings} />
          <SavedSearches recordings={recordings} />
          <span class="recordings-export" inert={isChoosing}>
            {listed && <ExportButton filter={listed.filter} total={listed.total} />}
          </span>
        </>
      }
      width="wide"
    >
      <div
        class="recording-tools"
        hidden={selected !== undefined && replacesList}
        data-choosing={isChoosing ? '' : undefined}
      >
        <div class="recording-tools-filters" inert={isChoosing}>
          <FilterBar recordings={recordings} />
        </div>
        {isChoosing && <ChosenCallsBar recordings={recordings} />}
      </div>
      <ListAndDetail
        name="recordings"
        store={recordings.rows}
        list={(onEnter) => (
          <RecordingList
            recordings={recordings}
            selected={selected}
            onOpen={(recording) => openRow({ name: 'recordings', recording })}
            onEnter={onEnter}
          />
        )}
        empty={
          <EmptyState icon={AudioLines} title={recordingsText.chooseOne.title}>
            <p>{recordingsText.chooseOne.body}</p>
          </EmptyState>
        }
        detail={
          selected === undefined
            ? null
            : (onBack) => <RecordingDetail key={selected} recording={selected} onBack={onBack} />
        }
        onBack={() => closeRow({ name: 'recordings' })}
      />
    </Page>
  )
}
