import { phoneText } from 'text:phones'
import type { SecretAccess } from '../../shared/connections/portal.ts'
import { call } from '../bridge.ts'
import { useSecretCopy } from '../ui/secret/secret-copy.tsx'
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
  // Copied in main, which never gives it to the screen.
  const copying = useSecretCopy(() => call('phones.copySecret', name))
  if (access === 'none') return null
  return (
    <div class="setting setting-secret" data-menu="">
      <dt>{phoneText.password}</dt>
      <dd>
        {access === 'write-only' ? (
          <span class="setting-value quiet">{phoneText.writeOnly}</span>
        ) : (
          <RevealedOnRequest name={name} reveal={reveal} copying={copying} />
        )}
      </dd>
    </div>
  )
}
