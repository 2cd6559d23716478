import { Link } from '../layout/link.tsx'
import { PageContent } from '../layout/page-content.tsx'
import { type PageName, pageOf, routeTo } from '../page.ts'
import '../ui/button.css'
import '../ui/card.css'
import { Icon } from '../ui/icon.tsx'
import './link-card.css'

/** The card that leads to a page. Its link covers it, and is named by what looks like a button. */
export function LinkCard({ page, level: Heading }: { page: PageName; level: 'h2' | 'h3' }) {
  const { card } = pageOf(page)
  if (!card) return null
  const { title, body, open } = card.words()
  return (
    <section class="card link-card">
      <Heading class="card-title">
        <span class="card-icon">
          <Icon icon={card.icon} size={18} />
        </span>
        {title}
      </Heading>
      {card.facts && (
        <div class="link-card-facts">
          <PageContent load={card.facts} waiting={() => null} />
        </div>
      )}
      <p class="link-card-body">{body}</p>
      <Link to={routeTo(page)} class="link-card-link">
        <span class="button button-secondary">
          <span class="button-label">{open}</span>
        </span>
      </Link>
    </section>
  )
}
