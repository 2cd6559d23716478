import { aptela } from './chapters/aptela.ts'
import { exotel } from './chapters/exotel.ts'
import { findingRecordings } from './chapters/finding-recordings.ts'
import { firstRun } from './chapters/first-run.ts'
import { forgottenPassword } from './chapters/forgotten-password.ts'
import { licences } from './chapters/licences.ts'
import { locking } from './chapters/locking.ts'
import { manageAccount } from './chapters/manage-account.ts'
import { phoneExport } from './chapters/phone-export.ts'
import { phonePassword } from './chapters/phone-password.ts'
import { phones } from './chapters/phones.ts'
import { recoveryByPhone } from './chapters/recovery-by-phone.ts'
import { signingOut } from './chapters/signing-out.ts'
import type { Chapter } from './step.ts'

/** The whole tour in its order; a further chapter is a file of its own and a line here. */
export const chapters: readonly Chapter[] = [
  firstRun,
  forgottenPassword,
  manageAccount,
  findingRecordings,
  phones,
  phonePassword,
  phoneExport,
  locking,
  licences,
  signingOut,
  exotel,
  recoveryByPhone,
  aptela,
]
