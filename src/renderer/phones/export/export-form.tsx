import { phoneExportText } from 'text:phone-export'
import { phoneFamilyText } from 'text:phone-families'
import { uiText } from 'text:ui'
import type { Signal } from '@preact/signals'
import type { AppError } from '../../../shared/errors.ts'
import { parseMac } from '../../../shared/phones/mac-address.ts'
import type { ExportRequest, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import { formatForModel } from '../../../shared/phones/phone-models.ts'
import type { PhoneDetail } from '../../../shared/phones/phones.ts'
import { Form } from '../../forms/form.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { type FormState, useForm } from '../../forms/use-form.ts'
import { formatMac } from '../../phones/format-mac.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

type FieldName = 'format' | 'mac' | 'password'

export interface ExportFormState {
  form: FormState<FieldName>
  family: PhoneFormatInfo | undefined
  /** Whether the phone has an FTP login that this family's files can contain. */
  offersFtp: boolean
}

/**
 * The form's state, kept by the dialog so that going back restores what was entered. `password` is the phone's, if
 * the previous screen has it.
 */
export function useExportForm(
  phone: PhoneDetail,
  password: string | undefined,
  families: readonly PhoneFormatInfo[],
  ftp: Signal<boolean>,
  submit: (request: ExportRequest, family: PhoneFormatInfo) => Promise<AppError | null>,
): ExportFormState {
  const familyOf = (format: string) => families.find(({ id }) => id === format)
  const offersFtpTo = (family: PhoneFormatInfo | undefined) =>
    phone.ftp?.password === 'readable' && family?.ftp.includes(phone.ftp.security) === true
  const form = useForm<FieldName>({
    initial: {
      format: formatForModel(phone.device) ?? '',
      mac: phone.mac ? formatMac(phone.mac) : '',
      password: (phone.sip?.password === 'write-only' && password) || '',
    },
    validate: ({ format, mac, password }) => ({
      ...(format === '' && { format: phoneExportText.familyMissing }),
      ...(familyOf(format)?.needsMac && macError(mac)),
      ...(phone.sip?.password === 'write-only' && password === '' && { password: phoneExportText.passwordMissing }),
    }),
    async submit({ format, mac, password }) {
      const family = familyOf(format)
      if (!family) return null
      const request = {
        phone: phone.id,
        format: family.id,
        mac: family.needsMac ? mac : null,
        ftp: ftp.value && offersFtpTo(family),
        ...(password !== '' && { password }),
      }
      return submit(request, family)
    },
  })
  const family = familyOf(form.fields.format.value.value)
  return { form, family, offersFtp: offersFtpTo(family) }
}

function macError(mac: string): { mac?: string } {
  if (mac.trim() === '') return { mac: phoneExportText.macMissing }
  return parseMac(mac) === null ? { mac: phoneExportText.macWrong } : {}
}

interface ExportFormProps {
  phone: PhoneDetail
  families: readonly PhoneFormatInfo[]
  state: ExportFormState
  ftp: Signal<boolean>
  onClose: () => void
}

/** Which phone it is, and what only the person knows about it. */
export function ExportForm({ phone, families, state, ftp, onClose }: ExportFormProps) {
  const { form, family, offersFtp } = state
  const options = [
    ...(formatForModel(phone.device) ? [] : [{ value: '', label: phoneExportText.chooseFamily }]),
    ...families.map(({ id }) => ({ value: id, label: phoneFamilyText[id] })),
  ]
  return (
    <Form form={form} label={phoneExportText.title({ name: phone.name })}>
      <SelectField field={form.fields.format} label={phoneExportText.family} options={options} />
      {family?.needsMac && (
        <TextField
          field={form.fields.mac}
          label={phoneExportText.mac}
          hint={phoneExportText.macHint}
          autocomplete="off"
          verbatim
        />
      )}
      {phone.sip?.password === 'write-only' && (
        <PasswordField
          field={form.fields.password}
          label={phoneExportText.password}
          hint={phoneExportText.passwordHint}
          autocomplete="off"
        />
      )}
      {offersFtp && (
        <Checkbox
          checked={ftp}
          label={phoneExportText.ftp}
          hint={phoneExportText.ftpHint({ server: phone.ftp?.server ?? '' })}
        />
      )}
      <DialogActions>
        <Button onClick={onClose}>{uiText.cancel}</Button>
        <Button kind="primary" type="submit" form={form.id} busy={form.busy.value}>
          {phoneExportText.goOn}
        </Button>
      </DialogActions>
    </Form>
  )
}
