import { portalText } from 'text:connections'
import { Globe, Mail, Phone } from 'lucide'
import { call } from '../bridge.ts'
import { profile } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './support-contact.css'

/** How to reach the service provider, as far as the portal says. */
export function SupportContact() {
  const support = profile.value?.support ?? {}
  const { none, phone, email, website } = portalText.contact
  if (!support.phone && !support.email && !support.website) return <p class="quiet">{none}</p>
  return (
    <div class="provider-contact">
      <p class="provider-contact-name">{support.name ?? profile.value?.name}</p>
      {support.phone && (
        <p class="provider-contact-phone">
          <Icon icon={Phone} />
          <span class="visually-hidden">{phone}</span>
          <span>{support.phone}</span>
        </p>
      )}
      <div class="provider-contact-links">
        {support.email && (
          <Button icon={Mail} onClick={() => void call('links.open', { link: 'support-email' })}>
            {email}
          </Button>
        )}
        {support.website && (
          <Button icon={Globe} onClick={() => void call('links.open', { link: 'support-website' })}>
            {website}
          </Button>
        )}
      </div>
    </div>
  )
}
