import { dashboardText } from 'text:dashboard'
import { useEffect } from 'preact/hooks'
import { Page } from '../layout/page.tsx'
import { type PageName, pageOf, pagesBelow, routeTo } from '../page.ts'
import { navigate } from '../routes.ts'
import './configuration.css'
import { LinkCard } from './link-card.tsx'

/** The portal's Configuration Dashboard, with the cards that this client can serve. A single one opens directly. */
export function Configuration() {
  const names = pagesBelow('configuration')
  const only = names.length === 1 ? names[0] : undefined
  useEffect(() => {
    if (only) void navigate(routeTo(only), { replace: true })
  }, [only])
  if (only) return null
  const groups = Map.groupBy(names, (name) => pageOf(name).card?.group?.() ?? '')
  return (
    <Page
      page="configuration"
      title={dashboardText.configuration}
      lead={dashboardText.configurationLead}
      width="cards"
      withPath
    >
      {[...groups].map(([group, members]) => (
        <CardRow key={group} title={group} names={members} />
      ))}
    </Page>
  )
}

function CardRow({ title, names }: { title: string; names: readonly PageName[] }) {
  const cards = (
    <div class="link-cards">
      {names.map((name) => (
        <LinkCard key={name} page={name} level={title ? 'h3' : 'h2'} />
      ))}
    </div>
  )
  if (!title) return cards
  return (
    <section class="card-row">
      <h2>{title}</h2>
      {cards}
    </section>
  )
}
