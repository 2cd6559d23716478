import { uiText } from 'text:ui'
import { Dashboard } from '../dashboard/dashboard.tsx'
import { PageContent } from '../layout/page-content.tsx'
import { availablePages, isAvailable, pageOf } from '../page.ts'
import { route } from '../routes.ts'
import { SidePanelSlot } from '../ui/side-panel.tsx'
import { Banners } from './banners.tsx'
import './frame.css'
import { SideBar } from './side-bar.tsx'

/** What surrounds every page once a person is signed in. */
export function Frame() {
  const { name } = route.value
  const { audience, load } = pageOf(name)
  const leadsHome = load === undefined || audience === 'signed-out' || !isAvailable(name)
  return (
    <div class="frame">
      <button type="button" class="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {uiText.skipToContent}
      </button>
      <SideBar />
      <main id="content" class="frame-content" tabIndex={-1} data-pane>
        {leadsHome ? (
          <Dashboard notices={<Banners />} />
        ) : (
          <>
            <Banners />
            <PageContent key={name} load={load} />
          </>
        )}
        <Foot />
      </main>
      <SidePanelSlot />
    </div>
  )
}

/** What features show at the foot of every page, below what scrolls. */
function Foot() {
  return (
    <div class="frame-foot">
      {availablePages(({ foot }) => foot !== undefined).map((name) => {
        const { foot } = pageOf(name)
        return foot && <PageContent key={name} load={foot} waiting={nothing} />
      })}
    </div>
  )
}

const nothing = () => null
