import { z } from 'zod'
import { type Decisions, flag, policyKey } from '../policy-key.ts'
import { type PhoneFormatId, phoneFormatIds } from './phone-models.ts'

/** What an organisation can decide about phones' settings leaving the app. */
export const phonesPolicy = {
  ExportFormats: policyKey(z.array(z.enum(phoneFormatIds)).max(50), {
    title: 'Phone file formats',
    description:
      'The families of phones that files may be exported for, and the softphones whose QR code may be shown. An empty list allows none.',
    safest: [],
  }),
  LanProvisioning: policyKey(flag, {
    title: 'Allow serving files to a phone',
    description: 'When off, the app does not serve configuration files on the local network.',
    safest: false,
  }),
}
type PhonesPolicy = Decisions<typeof phonesPolicy>

/** Whether files of a family may be written, or a softphone's code be shown. */
export const allowsFormat = ({ ExportFormats: formats }: PhonesPolicy, format: PhoneFormatId): boolean =>
  formats?.includes(format) ?? true

/** Whether the files that a call asks for may be written. */
export const allowsFiles = (policy: PhonesPolicy, { format }: { format: PhoneFormatId }): boolean =>
  allowsFormat(policy, format)

/** Whether there is any family whose files may be written. */
export const allowsAnyFiles = ({ ExportFormats: formats }: PhonesPolicy): boolean => formats?.length !== 0

/** Whether files may be served on the local network. */
export const allowsServing = ({ LanProvisioning }: PhonesPolicy): boolean => LanProvisioning !== false
