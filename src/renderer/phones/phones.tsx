import { phonesText } from 'text:phones'
import { Phone as PhoneIcon } from 'lucide'
import type { Capabilities } from '../../shared/connections/portal.ts'
import { Page } from '../layout/page.tsx'
import { ListAndDetail } from '../list/list-and-detail.tsx'
import { useOpenedRow } from '../list/list-place.ts'
import { useAccountRows } from '../list/use-account-rows.ts'
import { closeRow, openRow, route, showInPlace } from '../routes.ts'
import { capabilities } from '../session/session-state.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { accountPhones } from './account-phones.ts'
import { AccountSettings } from './account-settings.tsx'
import { PhoneDetail } from './phone-detail.tsx'
import { PhoneList } from './phone-list.tsx'
import { phonesName } from './phones-name.ts'
import { useReveal } from './use-reveal.ts'

/** The SIP and FTP settings that this portal has: for each phone, or for the account as a whole. */
export function Phones() {
  const offered = capabilities.value?.phones
  if (!offered) return null
  return offered.scope === 'account' ? <AccountSettings /> : <PhonesAndSettings offered={offered} />
}

/** SIP & FTP passwords: the list of phones beside the settings of the chosen one. */
function PhonesAndSettings({ offered }: { offered: NonNullable<Capabilities['phones']> }) {
  const reveal = useReveal()
  const store = useAccountRows(accountPhones)
  const place = accountPhones.place.value
  const selected = route.value.name === 'phones' ? route.value.phone : undefined
  useOpenedRow(place, selected, (phone) => showInPlace({ name: 'phones', phone }))
  if (!store || !place) return null
  return (
    <Page page="phones" title={phonesName()} lead={phonesText.lead} width="wide">
      <ListAndDetail
        name="phones"
        store={store}
        list={(onEnter) => (
          <PhoneList
            store={store}
            place={place}
            hasStates={offered.registrationState}
            hasExtensions={offered.extensions !== false}
            selected={selected}
            onOpen={(phone) => {
              reveal.hide()
              openRow({ name: 'phones', phone })
            }}
            onEnter={onEnter}
          />
        )}
        empty={
          <EmptyState icon={PhoneIcon} title={phonesText.chooseOne.title}>
            <p>{phonesText.chooseOne.body}</p>
          </EmptyState>
        }
        detail={
          selected === undefined
            ? null
            : (onBack) => (
                <PhoneDetail
                  key={selected}
                  id={selected}
                  known={store.loading.value && store.index.find(selected)}
                  reveal={reveal}
                  onRegistration={(id, registration) => store.change(id, { registration })}
                  onBack={onBack}
                />
              )
        }
        onBack={() => closeRow({ name: 'phones' })}
      />
    </Page>
  )
}
