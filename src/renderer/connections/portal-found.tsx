import { portalText } from 'text:connections'
import type { Portal } from '../../shared/connections/portal.ts'
import { Form } from '../forms/form.tsx'
import type { FormState } from '../forms/use-form.ts'
import { Entrance } from '../layout/entrance.tsx'
import { marks } from '../session/session-state.ts'
import { brandProperties, plainBrand } from '../ui/brand-colors.ts'
import { Button } from '../ui/button.tsx'
import './portal-found.css'
import { BrandMark } from '../ui/brand-mark.tsx'

interface PortalFoundProps {
  portal: Portal
  /** Submitting it starts using the portal. */
  form: FormState<never>
  onBack: () => void
}

/** Shows whose portal answered, in its own colours, and a button to continue. */
export function PortalFound({ portal, form, onBack }: PortalFoundProps) {
  const { name, url, brand } = portal.profile
  return (
    <Entrance title={portalText.found} lead={portalText.foundLead}>
      <div class="portal-found-brand" style={brandProperties(brand.accent ?? plainBrand)}>
        <div class="portal-found">
          <BrandMark name={name} mark={marks.value[url]} size={40} />
          <div>
            <p class="portal-found-name">{name}</p>
            <p class="quiet">{new URL(url).host}</p>
          </div>
        </div>
        <Form form={form} label={portalText.found}>
          <div class="portal-found-actions">
            <Button kind="primary" type="submit" wide busy={form.busy.value} data-autofocus="">
              {portalText.connect}
            </Button>
            <Button kind="quiet" wide onClick={onBack}>
              {portalText.otherAddress}
            </Button>
          </div>
        </Form>
      </div>
    </Entrance>
  )
}
