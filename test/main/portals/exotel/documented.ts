/**
 * Answers as Exotel's documentation describes them (developer.exotel.com/docs/users), with names and
 * numbers of our own. The client is held against these, so that it follows the documentation
 * and not only the reference server beside it.
 */

export const user = {
  id: 'b4c1e0a2d95f4f0c8e7a61d2c3b4a5f6',
  first_name: 'Amara',
  last_name: 'Okafor',
  email: 'amara@northwind.example',
  email_verified: true,
  role: 'user',
  active_call: false,
  last_login: '2026-03-04T09:12:44.000Z',
  date_created: '2025-11-02T06:00:00.000Z',
  date_updated: '2026-03-04T09:12:44.000Z',
  devices: [
    {
      id: 71,
      name: 'Mobile',
      contact_uri: '+919900112233',
      type: 'tel',
      available: false,
      verified: true,
      status: null,
    },
    {
      id: 72,
      name: 'Softphone',
      contact_uri: 'sip:amarao5c0ffee1',
      type: 'sip',
      available: true,
      verified: true,
      status: 'free',
    },
  ],
}

const row = (data: unknown) => ({ code: 200, error_data: null, status: 'success', data })
const refused = (status: number, code: number, message: string) => ({
  code: status,
  error_data: { code, description: message, message },
  status: 'failure',
  data: null,
})

const envelope = (method: string, http_code: number, response: unknown) => ({
  request_id: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
  method,
  http_code,
  response,
})

export const listOf = (...users: unknown[]) => ({
  ...envelope('GET', 200, users.map(row)),
  metadata: { total: users.length, count: users.length, offset: 0, limit: 50 },
})

/** One user could not be read: the others come all the same. */
export const mixedList = {
  ...envelope('GET', 200, [row(user), refused(404, 10731, 'User not found')]),
  metadata: { total: 2, count: 2, offset: 0, limit: 50 },
}

export const oneUser = envelope('GET', 200, row(user))
export const oneUserWith = (devices: typeof user.devices) => envelope('GET', 200, row({ ...user, devices }))
export const passwordSet = envelope('PUT', 200, row(null))

export const error = (method: string, status: number, code: number) =>
  envelope(method, status, refused(status, code, 'What went wrong, perhaps with what was sent'))

/** The gateway's answer to too many requests. */
export const tooMany = {
  RestException: { Status: 429, Message: 'Rate limit exceeded. Retry after 30 seconds.', Code: 'RATE_LIMIT_EXCEEDED' },
}
