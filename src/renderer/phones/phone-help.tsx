import { phoneFamilyText } from 'text:phone-families'
import { phoneFieldText, phoneHelpText } from 'text:phone-help'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { formatForModel, phoneFormatIds } from '../../shared/phones/phone-models.ts'
import type { PhoneDetail, SipSettings } from '../../shared/phones/phones.ts'
import { formatMac } from '../phones/format-mac.ts'
import { SelectField } from '../ui/select-field.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import './phone-help.css'

/** A phone's own names for the three settings that people confuse. */
interface PhoneFieldNames {
  username: string
  authorizationId: string
  password: string
  /** What else the phone needs before they take effect. */
  note?: string
}

const families = [
  ...phoneFormatIds.map((id) => ({ value: id as string, label: phoneFamilyText[id] })),
  { value: '', label: phoneHelpText.otherFamily },
]

/** Help with the handset itself, beside the values that it explains: which name goes where, what its numbers mean, and its own admin password. */
export function PhoneHelp({ phone, onClose }: { phone: PhoneDetail; onClose: () => void }) {
  const { title, family: label, names, codes } = phoneHelpText
  const value = useSignal<string>(formatForModel(phone.device) ?? '')
  const error = useSignal<string | null>(null)
  const family = phoneFormatIds.find((id) => id === value.value)
  const namesId = useId()
  return (
    <SidePanel title={title} onClose={onClose}>
      <div class="phone-help">
        <SelectField field={{ name: 'family', value, error }} label={label} options={families} />
        {phone.sip && (
          <section aria-labelledby={namesId}>
            <h3 id={namesId}>{names.title}</h3>
            {family ? <WhatGoesWhere names={phoneFieldText[family]} sip={phone.sip} /> : <p>{names.other}</p>}
          </section>
        )}
        <section>
          <h3>{codes.title}</h3>
          <dl class="phone-help-codes">
            {Object.values(codes.rows).map(({ code, text }) => (
              <div key={code}>
                <dt>{code}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p>{codes.test}</p>
        </section>
        {family === 'polycom' && <AdminPassword mac={phone.mac} />}
      </div>
    </SidePanel>
  )
}

function WhatGoesWhere({ names, sip }: { names: PhoneFieldNames; sip: SipSettings }) {
  const { onThePhone, enter, password } = phoneHelpText.names
  const rows = [
    { field: names.username, value: sip.username },
    { field: names.authorizationId, value: sip.authorizationId },
  ]
  return (
    <>
      <table class="phone-help-names">
        <thead>
          <tr>
            <th scope="col">{onThePhone}</th>
            <th scope="col">{enter}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, value }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td class="phone-help-value">{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{names.password}</th>
            <td class="quiet">{password}</td>
          </tr>
        </tbody>
      </table>
      {names.note && <p>{names.note}</p>}
    </>
  )
}

/** Only for Polycom phones: their admin password must be typed on the phone before anything else. */
function AdminPassword({ mac }: { mac: string | null }) {
  const { title, lead, steps, note } = phoneHelpText.reset
  const enterMac = mac === null ? steps.macOnBack : steps.mac({ mac: formatMac(mac) })
  return (
    <section>
      <h3>{title}</h3>
      <p>{lead}</p>
      <ol>
        {[steps.restart, steps.keys, enterMac, steps.after].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="quiet">{note}</p>
    </section>
  )
}
