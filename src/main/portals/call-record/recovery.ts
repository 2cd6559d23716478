import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { codeChannelSchema, codePurposeSchema, recoveryAccountSchema } from '../../../shared/recovery/recovery.ts'
import type { CodeRecovery, LinkRecovery, RecoveryFacet } from '../facets.ts'
import { momentIn } from '../wire.ts'
import type { Ask, Endpoint } from './endpoint.ts'

const phone = z.string().max(60).describe('The number as typed.')
const newPassword = z.string().max(1024).describe('The new password, exactly as typed.')
const ticket = z.string().max(200).describe('From the answer to a right code; opaque text.')
const account = z.string().max(100).describe('One of the ids that came with the ticket.')
const purpose = codePurposeSchema.describe('What the code is for; it is accepted for nothing else.')
const seconds = z.number().int().nonnegative()

const emailRequest = z
  .object({ email: z.string().max(320).describe('The address as typed, even if it is malformed.') })
  .describe('The email address of somebody who forgot the password.')
const requested = z
  .object({ resendAfter: seconds.describe('In how many seconds another request for the same address is accepted.') })
  .describe('The same for every address.')

const recovered = z
  .object({ username: z.string().max(320).describe('The name to sign in with from now on.') })
  .describe('The new password is set.')

const recoveryAccountBody = z
  .object({
    id: recoveryAccountSchema.shape.id.describe(
      "Identifies the account within the ticket, such as `1` or `2`; not the person's own id.",
    ),
    label: recoveryAccountSchema.shape.label.describe('Enough for its owner to know it by, masked for everybody else.'),
  })
  .describe('An account of the number.')

/** For people who forgot their password or email address. */
export const recoveryEndpoints = {
  requestPassword: {
    method: 'POST',
    path: '/recovery/password',
    summary: 'Email a temporary password',
    description: 'The answer and its time are the same for every address.',
    authorized: false,
    request: emailRequest,
    status: 202,
    response: requested,
    problems: ['too-many-attempts'],
  },
  requestResetLink: {
    method: 'POST',
    path: '/recovery/link',
    summary: 'Send a link for setting a new password',
    description:
      'It is sent to the email address and to the verified phone of the account. The answer and its time are the same for every address.',
    authorized: false,
    request: emailRequest,
    status: 202,
    response: requested,
    problems: ['too-many-attempts'],
  },
  redeemResetLink: {
    method: 'PUT',
    path: '/recovery/link/password',
    summary: 'Set a new password with a link',
    description:
      'The link works once, and every session of the person ends. A password that the policy refuses does not use it up.',
    authorized: false,
    request: z
      .object({ token: z.string().max(200).describe('The token in the link.'), newPassword })
      .describe('A link and the password that it sets.'),
    status: 200,
    response: recovered,
    problems: ['recovery-expired', 'validation', 'too-many-attempts'],
  },
  requestCode: {
    method: 'POST',
    path: '/recovery/code',
    summary: 'Send a code to a phone',
    description:
      'By SMS or by voice call, to a verified number. The answer and its time are the same for every number.',
    authorized: false,
    request: z
      .object({
        phone,
        channel: codeChannelSchema.describe('`call` for landlines, which cannot receive SMS.'),
        purpose,
      })
      .describe('Where to send a code, how, and what it is for.'),
    status: 202,
    response: z
      .object({
        expiresIn: seconds.describe('For how many seconds the code is valid.'),
        againAfter: seconds.describe('In how many seconds another code can be requested, by SMS or by call.'),
      })
      .describe('The same for every number.'),
    problems: ['too-many-attempts'],
  },
  verifyCode: {
    method: 'POST',
    path: '/recovery/code/ticket',
    summary: 'Exchange a code for a ticket',
    description: 'The code works once. The ticket stands for the accounts that the number belongs to.',
    authorized: false,
    request: z
      .object({
        phone,
        code: z.string().max(40).describe('As typed; ignore spaces and hyphens when comparing.'),
        purpose,
      })
      .describe('A code, the number it was sent to, and what it was requested for.'),
    status: 200,
    response: z
      .object({
        ticket: ticket.min(1).describe('Opaque text, used in place of the code in the requests that follow.'),
        accounts: z.array(recoveryAccountBody).min(1).max(50).describe('The accounts of the number.'),
      })
      .describe('What a right code is exchanged for.'),
    problems: ['validation', 'too-many-attempts'],
  },
  setPasswordByTicket: {
    method: 'PUT',
    path: '/recovery/ticket/password',
    summary: 'Set a new password with a ticket',
    description: 'For one account of the ticket, which works once. Every session of the person ends.',
    authorized: false,
    request: z.object({ ticket, account, newPassword }).describe('An account of the ticket and its new password.'),
    status: 200,
    response: recovered,
    problems: ['recovery-expired', 'validation'],
  },
  readEmailByTicket: {
    method: 'POST',
    path: '/recovery/ticket/email',
    summary: 'Read the email address of an account',
    description: 'For one account of the ticket, which stays valid until it expires.',
    authorized: false,
    request: z.object({ ticket, account }).describe('An account of the ticket.'),
    status: 200,
    response: z
      .object({ email: z.string().max(320).describe('The whole address.') })
      .describe('The email address of the account.'),
    problems: ['recovery-expired'],
  },
} as const satisfies Record<string, Endpoint>

/** The recovery methods in the capabilities that the portal itself carries out; undefined if there are none. */
export function callRecordRecovery(ask: Ask, { recovery }: Capabilities): RecoveryFacet | undefined {
  const facet: RecoveryFacet = {
    ...(recovery.methods.includes('emailed-temporary-password') && {
      async requestPassword(email) {
        const { resendAfter } = (await ask(recoveryEndpoints.requestPassword, { json: { email } })).value
        return { resendAt: momentIn(resendAfter) }
      },
    }),
    ...(recovery.methods.includes('emailed-link') && { link: linkRecovery(ask) }),
    ...(recovery.methods.includes('phone-code') && { code: codeRecovery(ask) }),
  }
  return Object.keys(facet).length > 0 ? facet : undefined
}

function linkRecovery(ask: Ask): LinkRecovery {
  return {
    async request(email) {
      const { resendAfter } = (await ask(recoveryEndpoints.requestResetLink, { json: { email } })).value
      return { resendAt: momentIn(resendAfter) }
    },
    async redeem(token, newPassword) {
      return (await ask(recoveryEndpoints.redeemResetLink, { json: { token, newPassword } })).value
    },
  }
}

function codeRecovery(ask: Ask): CodeRecovery {
  return {
    async request(request) {
      const { expiresIn, againAfter } = (await ask(recoveryEndpoints.requestCode, { json: request })).value
      const now = Date.now()
      return { expiresAt: momentIn(expiresIn, now), againAt: momentIn(againAfter, now) }
    },
    async verify(code) {
      return (await ask(recoveryEndpoints.verifyCode, { json: code })).value
    },
    async setPassword(ticket, account, newPassword) {
      return (await ask(recoveryEndpoints.setPasswordByTicket, { json: { ticket, account, newPassword } })).value
    },
    async readEmail(ticket, account) {
      return (await ask(recoveryEndpoints.readEmailByTicket, { json: { ticket, account } })).value.email
    },
  }
}
