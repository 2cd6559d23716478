import type { Capabilities } from '../../../shared/connections/portal.ts'
import type { HttpClient } from '../../http/client.ts'
import { profileOf } from '../discovery-document.ts'
import type { AdapterKind, PortalAdapter } from '../portal-adapter.ts'
import { createExotelApi, createPace } from './api.ts'
import { keptDays } from './call-query.ts'
import { type ExotelDocument, exotelHosts, exotelItself, readExotelDocument } from './discovery.ts'
import { exotelPhones } from './phones.ts'
import { exotelRecordings } from './recordings.ts'
import { exotelSession } from './session.ts'

/** The adapter for a portal with Exotel's documented HTTP API (developer.exotel.com). */
export function createExotelAdapter(http: HttpClient, origin: URL, document: ExotelDocument): PortalAdapter {
  const api = createExotelApi(http, origin, document.regions)
  const pace = createPace()
  return {
    profile: profileOf(origin, document),
    capabilities: capabilitiesOf(document),
    session: exotelSession(api, pace, document.regions.length > 1),
    phones: exotelPhones(api, pace),
    recordings: exotelRecordings(api, http, origin),
  }
}

/** Exotel is one service for all its customers, with its regions built in. */
export const exotelKind: AdapterKind = {
  service: {
    name: exotelItself.name,
    origin: 'https://ccm-api.exotel.com',
    hosts: exotelHosts,
    document: exotelItself,
  },
  open: (http, origin, document) => createExotelAdapter(http, origin, readExotelDocument(document, origin)),
}

function capabilitiesOf({ regions }: ExotelDocument): Capabilities {
  return {
    signIn: {
      fields: [
        {
          name: 'region',
          secret: false,
          remember: true,
          options: regions.map(({ value, label }) => ({ value, label })),
        },
        { name: 'accountSid', secret: false, remember: true },
        { name: 'apiKey', secret: true, remember: false },
        { name: 'apiToken', secret: true, remember: false },
      ],
      keepSignedIn: true,
    },
    recovery: { methods: [], usernameIsEmail: false, forgottenUsername: 'contact-provider' },
    account: null,
    recordings: {
      // Exotel knows hardly any names, so there is nothing to search for by `text`.
      filters: ['party', 'direction', 'recorded', 'minSeconds', 'maxSeconds'],
      filteredInApp: ['party', 'recorded'],
      longestRange: keptDays,
      keptDays,
      zone: 'Asia/Kolkata',
      peaks: false,
      notes: false,
      labels: false,
      holds: false,
      deletion: 'none',
      archive: false,
      audit: false,
      playReason: false,
    },
    phones: {
      sip: 'write-only',
      ftp: 'none',
      registrationState: false,
      extensions: false,
      // At least 8, 3 of 4 classes (developer.exotel.com/docs/users/api-reference/manage-devices). No upper limit is
      // documented; this one is generous.
      sipPassword: { minLength: 8, maxLength: 128, required: [], minClasses: 3, digitsOnly: false, blocklist: false },
      ftpPassword: null,
    },
  }
}
