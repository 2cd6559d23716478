import { portalText } from 'text:connections'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BridgeOutput } from '../../shared/bridge.ts'
import type { Portal } from '../../shared/connections/portal.ts'
import type { AppError } from '../../shared/errors.ts'
import { linkIn } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Entrance } from '../layout/entrance.tsx'
import { navigate } from '../routes.ts'
import { enterPortal } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { addingBeside, switchAccount } from './accounts.ts'
import { PortalFound } from './portal-found.tsx'

/** On the first run and for every added account: asks for the portal's address, checks it, and shows whose portal it is before going on. */
export function PortalAddress() {
  const found = useSignal<Portal | null>(null)
  const asked = useSignal('')
  const check = useForm({
    initial: { address: '' },
    draft: { form: 'portal-address', keeps: ['address'] },
    clean: { address: linkIn },
    validate: ({ address }) => (address === '' ? { address: portalText.addressMissing } : {}),
    replacesSubmit: true,
    submit: async (values) => {
      asked.value = values.address
      const result = await call('portal.check', values)
      // The address was edited meanwhile, so this answer is about a different one.
      if (check.values().address !== values.address) return null
      if (!result.ok) {
        const wrong = describeWrongAddress(result.error)
        if (wrong) check.fail({ address: wrong })
        return wrong ? null : unlessCancelled(result.error)
      }
      found.value = result.value
      return null
    },
  })
  const choose = useForm({
    initial: {},
    submit: async () => {
      const result = await call('portal.choose', { address: check.values().address })
      if (!result.ok) return unlessCancelled(result.error)
      addingBeside.value = null
      enterPortal(result.value)
      await navigate({ name: 'sign-in' }, { replace: true })
      return null
    },
  })
  const checkAddress = (address: string) => {
    check.reset({ address })
    void check.submit()
  }

  if (found.value) {
    return (
      <PortalFound
        portal={found.value}
        form={choose}
        onBack={() => {
          found.value = null
        }}
      />
    )
  }
  return (
    <Entrance title={portalText.title} lead={portalText.lead} foot={<WayBack />}>
      <Form form={check} label={portalText.title}>
        <TextField
          field={check.fields.address}
          label={portalText.address}
          type="url"
          autocomplete="url"
          placeholder={portalText.addressExample}
          verbatim
          required
          focusFirst
        />
        <Button
          kind="primary"
          type="submit"
          wide
          busy={check.busy.value && check.fields.address.value.value === asked.value}
        >
          {portalText.check}
        </Button>
      </Form>
      <KnownServices onChoose={checkAddress} />
    </Entrance>
  )
}

/** What is wrong with the address itself, to be said at its field; null if it may be right. */
function describeWrongAddress(error: AppError): string | null {
  const { invalid, email, http, credentials, unknown } = portalText.wrongAddress
  switch (error.code) {
    case 'invalid-address':
      return error.reason === 'email' ? email : invalid
    case 'insecure-address':
      return error.reason === 'http' ? http : credentials
    case 'offline':
      // Without a network no name is known.
      return error.suspect === 'unknown-name' && navigator.onLine ? unknown({ host: error.host }) : null
    default:
      return null
  }
}

/** Shows nothing if the person answered no to the system's question about a new host. */
const unlessCancelled = (error: AppError) => (error.code === 'cancelled' ? null : error)

type Service = BridgeOutput<'portal.known'>['services'][number]

/** Known services: their address is the same for everybody. */
function KnownServices({ onChoose }: { onChoose: (address: string) => void }) {
  const services = useSignal<readonly Service[]>([])
  useEffect(() => {
    void call('portal.known', {}).then((result) => {
      if (result.ok) services.value = result.value.services
    })
  }, [services])
  return (
    <p class="known-services quiet">
      {services.value.length > 0 && portalText.noAddress}
      {services.value.map(({ name, address }) => (
        <TextButton key={address} onClick={() => onChoose(address)}>
          {portalText.useService({ name })}
        </TextButton>
      ))}
    </p>
  )
}

/** Back to the account in use, if the person came from there. */
function WayBack() {
  const before = addingBeside.value
  return before === null ? null : <TextButton onClick={() => void switchAccount(before)}>{portalText.back}</TextButton>
}
