import { accountSettingsText, phonesText } from 'text:phones'
import { Phone as PhoneIcon, RefreshCw } from 'lucide'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Page } from '../layout/page.tsx'
import { RowListProblem } from '../list/row-list-status.tsx'
import { useAccountRows } from '../list/use-account-rows.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './account-settings.css'
import { accountPhones } from './account-phones.ts'
import { PhoneDetail } from './phone-detail.tsx'
import { phonesName } from './phones-name.ts'
import { useReveal } from './use-reveal.ts'

/** Account FTP & SIP password: the one set of settings for every phone of the account. */
export function AccountSettings() {
  const { lead, none } = accountSettingsText
  const reveal = useReveal()
  const store = useAccountRows(accountPhones)
  if (!store) return null

  const loading = store.loading.value
  const [settings] = store.index.rows
  const content = () => {
    if (settings) {
      return (
        <div class="account-settings">
          <RowListProblem store={store} />
          <PhoneDetail
            key={settings.id}
            id={settings.id}
            known={settings}
            reveal={reveal}
            onRegistration={(id, registration) => store.change(id, { registration })}
          />
        </div>
      )
    }
    if (loading.state === 'failed')
      return <ErrorNotice error={loading.error} busy={loading.trying} onRetry={() => void store.load()} />
    if (loading.state !== 'complete') {
      return (
        <Card>
          <Skeleton lines={8} lineHeight={28} />
        </Card>
      )
    }
    return (
      <EmptyState icon={PhoneIcon} title={none.title}>
        <p>{none.body}</p>
      </EmptyState>
    )
  }
  return (
    <Page
      page="phones"
      title={phonesName()}
      lead={lead}
      actions={
        <Button kind="quiet" icon={RefreshCw} onClick={() => void store.refresh()}>
          {phonesText.refresh}
        </Button>
      }
    >
      {content()}
    </Page>
  )
}
