import { accountsText } from 'text:connections'
import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { Plus, X } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { ConnectionView } from '../../shared/connections/connections.ts'
import type { AppError } from '../../shared/errors.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { plainBrand } from '../ui/brand-colors.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import './accounts.css'
import { accountsOpen } from '../commands/requests.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { addAccount, removeAccount, switchAccount } from './accounts.ts'

const nameOf = ({ name, account }: ConnectionView) =>
  account === '' ? name : accountsText.name({ portal: name, account })

function close() {
  accountsOpen.value = false
}

/** The list of accounts: switch to one, add one, remove one. */
export function Accounts() {
  const accounts = useSignal<readonly ConnectionView[]>([])
  const error = useSignal<AppError | null>(null)
  const removing = useSignal<ConnectionView | null>(null)

  const load = async () => {
    const result = await call('connections.list', {})
    if (result.ok) accounts.value = result.value.connections
    else error.value = result.error
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the dialog opens.
  useEffect(() => void load(), [])

  const inUse = accounts.value.find(({ active }) => active)?.id ?? null
  const choose = async ({ id, active }: ConnectionView) => {
    if (active) close()
    else error.value = await switchAccount(id)
  }
  const remove = async ({ id, active }: ConnectionView) => {
    removing.value = null
    error.value = await removeAccount(id, active)
    await load()
  }

  if (removing.value) {
    const account = removing.value
    const keep = () => {
      removing.value = null
    }
    return <Removing account={account} onKeep={keep} onRemove={() => void remove(account)} />
  }
  return (
    <Dialog
      title={accountsText.title}
      onClose={close}
      actions={
        <>
          <div class="dialog-foot-start">
            <Button icon={Plus} onClick={() => void addAccount(inUse)}>
              {accountsText.add}
            </Button>
          </div>
          <Button kind="primary" onClick={close}>
            {uiText.done}
          </Button>
        </>
      }
    >
      <p class="quiet">{accountsText.lead}</p>
      {error.value && <ErrorNotice error={error.value} />}
      <ul class="accounts" aria-label={accountsText.list}>
        {accounts.value.map((account) => (
          <li key={account.id}>
            <Choice account={account} onChoose={() => void choose(account)} />
            <button
              type="button"
              class="account-remove"
              data-tooltip={accountsText.remove({ name: nameOf(account) })}
              aria-label={accountsText.remove({ name: nameOf(account) })}
              onClick={() => {
                removing.value = account
              }}
            >
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function Choice({ account, onChoose }: { account: ConnectionView; onChoose: () => void }) {
  const { name, host, active, accent = plainBrand, mark } = account
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) button.current?.focus()
  }, [active])
  return (
    <button
      ref={button}
      type="button"
      class="account-choice"
      aria-current={active ? 'true' : undefined}
      onClick={onChoose}
    >
      <BrandMark name={name} accent={accent} mark={mark} size={32} />
      <span class="account-choice-words">
        <span class="account-choice-name">{name}</span>
        <span class="quiet">
          {account.account || accountsText.notYet} · {host}
        </span>
      </span>
      {active && <span class="account-choice-in-use">{accountsText.inUse}</span>}
    </button>
  )
}

interface RemovingProps {
  account: ConnectionView
  onKeep: () => void
  onRemove: () => void
}

function Removing({ account, onKeep, onRemove }: RemovingProps) {
  const { title, body, confirm } = accountsText.removing
  return (
    <Dialog
      key="removing"
      title={title({ name: nameOf(account) })}
      onClose={onKeep}
      actions={
        <>
          <Button onClick={onKeep} data-autofocus="">
            {uiText.cancel}
          </Button>
          <Button kind="danger" onClick={onRemove}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  )
}
