import { accountText } from 'text:account'
import { useEffect, useRef } from 'preact/hooks'
import type { Account } from '../../shared/account/account.ts'
import { formatList } from '../i18n/format.ts'
import type { FormField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { AccountField, AccountText } from './account-draft.ts'
import './conflict-notice.css'

/**
 * The conflict between two writers of one account. Both lists are empty if the portal keeps refusing although nothing differs.
 */
export interface Conflict {
  theirs: Account
  mine: AccountText
  taken: readonly AccountField[]
  clashing: readonly AccountField[]
}

interface ConflictNoticeProps {
  conflict: Conflict
  fields: Readonly<Record<AccountField, FormField>>
}

/** Lists what somebody else changed meanwhile, and offers both versions of each field that both changed. */
export function ConflictNotice({ conflict, fields }: ConflictNoticeProps) {
  const text = accountText.conflict
  const { taken, clashing, mine, theirs } = conflict
  const differs = taken.length + clashing.length > 0
  const panel = useRef<HTMLDivElement>(null)
  // The notice is at the top of the form, which may be out of sight when its button is pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new conflict takes the focus.
  useEffect(() => panel.current?.focus(), [conflict])
  return (
    <div ref={panel} tabIndex={-1}>
      <Notice kind="warning" title={differs ? text.title : text.refused}>
        {taken.length > 0 && (
          <p>
            {text.taken({
              changes: formatList(
                taken.map((field) => text.change({ field: accountText[field], value: theirs[field] })),
              ),
            })}
          </p>
        )}
        {differs ? <p>{clashing.length > 0 ? text.clashing : text.onlyTaken}</p> : <p>{text.nothingDiffers}</p>}
        {clashing.map((field) => (
          <Choice key={field} field={fields[field]} name={field} mine={mine[field]} theirs={theirs[field]} />
        ))}
      </Notice>
    </div>
  )
}

function Choice(props: { field: FormField; name: AccountField; mine: string; theirs: string }) {
  const { field, name: account, mine, theirs } = props
  const text = accountText.conflict
  const versions = [
    { name: text.mine, value: mine },
    { name: text.theirs, value: theirs },
  ]
  return (
    <fieldset class="conflict-choice">
      <legend>{text.choose[account]}</legend>
      {versions.map(({ name, value }) => (
        <label key={name}>
          <input
            type="radio"
            name={`keep-${field.name}`}
            checked={field.value.value === value}
            onChange={() => {
              field.value.value = value
              field.error.value = null
            }}
          />
          <span>
            {name}: <strong>{value || text.empty}</strong>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
