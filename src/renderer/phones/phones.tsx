import { useSignalEffect } from '@preact/signals'
import { Phone as PhoneIcon, RefreshCw } from 'lucide'
import { useRef } from 'preact/hooks'
import { phonesText } from '../i18n/en/phones.ts'
import { route, showPhone } from '../routes.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { accountPhones, refreshPhones } from './account-phones.ts'
import { PhoneDetail } from './phone-detail.tsx'
import { PhoneList } from './phone-list.tsx'
import './phones.css'
import { useReveal } from './use-reveal.ts'

/** SIP & FTP passwords: the account's phones beside the settings of the chosen one. */
export function Phones() {
  const reveal = useReveal()
  const columns = useRef<HTMLDivElement>(null)
  const store = accountPhones.value
  useSignalEffect(() => {
    const phones = accountPhones.value
    // A list that was stopped or failed waits for the person.
    if (phones?.loading.peek().state === 'idle') void phones.load()
  })
  const selected = route.value.name === 'phones' ? route.value.phone : undefined
  const offered = capabilities.value?.phones
  if (!store || !offered) return null
  return (
    <Page
      title={phonesText.title}
      breadcrumb={[{ label: phonesText.dashboard, to: { name: 'dashboard' } }, { label: phonesText.title }]}
      lead={phonesText.lead}
      width="wide"
      actions={
        <Button kind="quiet" icon={RefreshCw} onClick={refreshPhones}>
          {phonesText.refresh}
        </Button>
      }
    >
      <div ref={columns} class="phones" data-chosen={selected === undefined ? undefined : ''}>
        <PhoneList
          key={store}
          store={store}
          hasStates={offered.registrationState}
          hasExtensions={offered.extensions !== false}
          selected={selected}
          onOpen={(phone) => {
            reveal.hide()
            showPhone(phone)
          }}
        />
        <div class="phones-detail">
          {selected === undefined ? (
            <EmptyState icon={PhoneIcon} title={phonesText.chooseOne.title}>
              <p>{phonesText.chooseOne.body}</p>
            </EmptyState>
          ) : (
            <PhoneDetail
              key={selected}
              id={selected}
              known={store.loading.value && store.index.find(selected)}
              reveal={reveal}
              onBack={() => {
                showPhone(undefined)
                // The list is there again only once this has been drawn.
                requestAnimationFrame(() => columns.current?.querySelector<HTMLElement>('[role=grid]')?.focus())
              }}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
