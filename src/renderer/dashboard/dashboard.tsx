import { dashboardText } from 'text:dashboard'
import { useSignal } from '@preact/signals'
import { CircleCheck, Info, LayoutDashboard, RefreshCw, TriangleAlert } from 'lucide'
import type { ComponentChildren, FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { formatTime } from '../i18n/format.ts'
import { Link } from '../layout/link.tsx'
import { Page } from '../layout/page.tsx'
import { type Attention, availablePages, type DashboardPart, pageOf, type QuickAction } from '../page.ts'
import { accountSwitches, capabilities, session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './dashboard.css'
import { Region } from './region.tsx'

/** The home page: what needs the person, what they do most, and what each feature adds. `notices` are the app's own. */
export function Dashboard({ notices }: { notices: ComponentChildren }) {
  const parts = useParts()
  const { welcome, empty, refresh } = dashboardText
  const leadsNowhere = availablePages(({ above }) => above === 'dashboard').length === 0
  const actions = parts?.flatMap((part) => part.quickActions?.() ?? []) ?? []
  const readers = parts?.filter((part) => part.refresh && part.asOf?.() != null) ?? []
  const asOf = Math.min(...readers.map((part) => part.asOf?.() ?? Number.POSITIVE_INFINITY))
  return (
    <Page
      page="dashboard"
      title={welcome({ name: session.value?.name ?? '' })}
      width="cards"
      actions={
        readers.length > 0 && (
          <>
            <span class="quiet">{dashboardText.asOf({ time: formatTime(asOf) })}</span>
            <Button
              kind="quiet"
              icon={RefreshCw}
              onClick={() => {
                for (const part of readers) part.refresh?.()
              }}
            >
              {refresh}
            </Button>
          </>
        )
      }
    >
      <div class="dashboard">
        <div class="dashboard-columns">
          <div class="dashboard-column">
            {leadsNowhere ? (
              <Region title={dashboardText.attention.title}>
                {notices}
                <EmptyState icon={LayoutDashboard} title={empty.title}>
                  <p>{empty.body}</p>
                </EmptyState>
              </Region>
            ) : (
              <NeedsAttention notices={notices} lines={attentionOf(parts)} />
            )}
            <Regions of={parts?.flatMap(({ regions = [] }) => regions)} />
          </div>
          <div class="dashboard-column">
            {actions.length > 0 && <QuickActions actions={actions} />}
            <Regions of={parts?.flatMap(({ besides = [] }) => besides)} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function Regions({ of = [] }: { of: readonly FunctionComponent[] | undefined }) {
  return of.map((Shown, index) => <Shown key={index} />)
}

/** What the features of this account show here, whose code is fetched with the page; null until it has come. */
function useParts(): readonly DashboardPart[] | null {
  const parts = useSignal<readonly DashboardPart[] | null>(null)
  const names = availablePages(({ dashboard }) => dashboard !== undefined)
  const key = `${accountSwitches.value} ${names.join(' ')}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names.
  useEffect(() => {
    let isCurrent = true
    void Promise.all(names.flatMap((name) => pageOf(name).dashboard?.() ?? [])).then((loaded) => {
      if (isCurrent) parts.value = loaded
    })
    return () => {
      isCurrent = false
    }
  }, [key, parts])
  // What a part shows depends on what the portal can do.
  return capabilities.value && parts.value
}

/** Every part's lines, the warnings first; null until all of them are known. */
function attentionOf(parts: readonly DashboardPart[] | null): readonly Attention[] | null {
  const lines = parts?.map((part) => (part.attention ? part.attention() : [])) ?? [null]
  const known = lines.filter((some) => some !== null).flat()
  const sorted = [...known.filter(({ kind }) => kind === 'warning'), ...known.filter(({ kind }) => kind === 'info')]
  return sorted.length > 0 || !lines.includes(null) ? sorted : null
}

function NeedsAttention({ notices, lines }: { notices: ComponentChildren; lines: readonly Attention[] | null }) {
  const { title, none } = dashboardText.attention
  return (
    <Region title={title} count={lines && lines.length > 0 ? lines.length : undefined}>
      {notices}
      {lines === null && <Skeleton lines={1} lineHeight={32} />}
      {lines?.length === 0 && (
        <p class="attention-none">
          <Icon icon={CircleCheck} size={18} />
          {none}
        </p>
      )}
      {lines !== null && lines.length > 0 && (
        <ul class="region-lines">
          {lines.map(({ kind, text, link }) => (
            <li key={text} class={`attention attention-${kind}`}>
              <Icon icon={kind === 'warning' ? TriangleAlert : Info} size={18} />
              <span class="attention-text">{text}</span>
              <Link to={link.to} prepare={link.prepare}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Region>
  )
}

function QuickActions({ actions }: { actions: readonly QuickAction[] }) {
  return (
    <Region title={dashboardText.quickActions}>
      <ul class="quick-actions">
        {actions.map(({ icon, label, to, prepare }) => (
          <li key={label}>
            <Link to={to} class="quick-action" prepare={prepare}>
              <Icon icon={icon} size={18} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Region>
  )
}
