import { availablePages, type PageName, pageOf, routeTo } from '../page.ts'
import { navigate } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

/** The cards on a dashboard, one for each page that this portal offers this account. */
export function PageCards({ on }: { on: PageName }) {
  return (
    <div class="cards">
      {availablePages(({ card }) => card?.on.includes(on) === true).map((name) => {
        const { card } = pageOf(name)
        if (!card) return null
        const { title, body, open } = card.words()
        return (
          <Card
            key={name}
            title={title}
            icon={card.icon}
            actions={<Button onClick={() => void navigate(routeTo(name))}>{open}</Button>}
          >
            <p class="quiet">{body}</p>
          </Card>
        )
      })}
    </div>
  )
}
