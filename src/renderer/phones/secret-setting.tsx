import { phoneText } from 'text:phones'
import { useId } from 'preact/hooks'
import type { SecretAccess } from '../../shared/connections/portal.ts'
import { call } from '../bridge.ts'
import type { Reveal, SecretName } from './reveal.ts'
import { RevealedOnRequest } from './revealed-on-request.tsx'

interface SecretSettingProps {
  name: SecretName
  /** What this portal allows. `none` renders nothing. */
  access: SecretAccess
  reveal: Reveal
}

/** A password among the settings: dots until Show, hidden again after a while, copied without being shown. */
export function SecretSetting({ name, access, reveal }: SecretSettingProps) {
  const labelId = useId()
  if (access === 'none') return null
  return (
    <div class="setting" data-menu="">
      <dt id={labelId}>{phoneText.password}</dt>
      <dd>
        {access === 'write-only' ? (
          <span class="quiet">{phoneText.writeOnly}</span>
        ) : (
          // Copied in main, which never gives it to the screen.
          <RevealedOnRequest
            name={name}
            reveal={reveal}
            labelId={labelId}
            copy={() => call('phones.copySecret', name)}
          />
        )}
      </dd>
    </div>
  )
}
