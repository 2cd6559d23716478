import { z } from 'zod'
import { codeChannelSchema, codePurposeSchema, recoveryAccountSchema } from '../../../shared/recovery.ts'
import type { Endpoint } from './contract.ts'

const phone = z.string().max(60)
const newPassword = z.string().max(1024)
const ticket = z.string().max(200)
const account = z.string().max(100)
const seconds = z.number().int().nonnegative()

/** The name to sign in with from now on. */
const recovered = z.object({ username: z.string().max(320) })

/** The half of the contract that leads those back in who have forgotten their password or e-mail address. */
export const recoveryEndpoints = {
  requestPassword: {
    method: 'POST',
    path: '/recovery/password',
    summary: 'E-mail a temporary password. Answers the same, and as fast, for every address.',
    authorized: false,
    request: z.object({ email: z.string().max(320) }),
    status: 202,
    response: z.object({ resendAfter: seconds }),
    problems: ['too-many-attempts'],
  },
  requestResetLink: {
    method: 'POST',
    path: '/recovery/link',
    summary:
      'Send a link for setting a new password, to the e-mail address and to the verified phone of its account. Answers the same, and as fast, for every address.',
    authorized: false,
    request: z.object({ email: z.string().max(320) }),
    status: 202,
    response: z.object({ resendAfter: seconds }),
    problems: ['too-many-attempts'],
  },
  redeemResetLink: {
    method: 'PUT',
    path: '/recovery/link/password',
    summary: "Set a new password with a link's token, which is then used up. Every session of the person ends.",
    authorized: false,
    request: z.object({ token: z.string().max(200), newPassword }),
    status: 200,
    response: recovered,
    problems: ['recovery-expired', 'validation', 'too-many-attempts'],
  },
  requestCode: {
    method: 'POST',
    path: '/recovery/code',
    summary:
      'Send a code to a verified phone, by SMS or by a voice call. Answers the same, and as fast, for every number.',
    authorized: false,
    request: z.object({ phone, channel: codeChannelSchema, purpose: codePurposeSchema }),
    status: 202,
    response: z.object({
      /** The code is good for so many seconds. */
      expiresIn: seconds,
      /** In so many seconds another code may be asked for: by SMS again, or by a call. */
      againAfter: seconds,
    }),
    problems: ['too-many-attempts'],
  },
  verifyCode: {
    method: 'POST',
    path: '/recovery/code/ticket',
    summary: 'Exchange a code, which is then used up, for a ticket and the accounts that the number belongs to',
    authorized: false,
    request: z.object({ phone, code: z.string().max(40), purpose: codePurposeSchema }),
    status: 200,
    response: z.object({
      ticket: ticket.min(1),
      accounts: z.array(z.object(recoveryAccountSchema.shape)).min(1).max(50),
    }),
    problems: ['validation', 'too-many-attempts'],
  },
  setPasswordByTicket: {
    method: 'PUT',
    path: '/recovery/ticket/password',
    summary: 'Set a new password for one account of a ticket, which is then used up. Every session of the person ends.',
    authorized: false,
    request: z.object({ ticket, account, newPassword }),
    status: 200,
    response: recovered,
    problems: ['recovery-expired', 'validation'],
  },
  readEmailByTicket: {
    method: 'POST',
    path: '/recovery/ticket/email',
    summary: 'Tell the e-mail address of one account of a ticket',
    authorized: false,
    request: z.object({ ticket, account }),
    status: 200,
    response: z.object({ email: z.string().max(320) }),
    problems: ['recovery-expired'],
  },
} as const satisfies Record<string, Endpoint>
