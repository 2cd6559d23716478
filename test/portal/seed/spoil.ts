import type { PeopleStore } from '../people/people-store.ts'
import type { SeededPhone } from '../phones/phone-store.ts'

/** The people, written by somebody hostile: each name ends with the text. */
export function spoilingPeople(people: PeopleStore, spoil: string): PeopleStore {
  return { ...people, add: (person) => people.add({ ...person, name: person.name + spoil }) }
}

/** The phones, each text of theirs that people type ending with the text. */
export function* spoiledPhones(phones: Iterable<SeededPhone>, spoil: string): Generator<SeededPhone> {
  for (const { sip, ftp, ...phone } of phones) {
    yield {
      ...phone,
      name: phone.name + spoil,
      extension: phone.extension + spoil,
      sipUser: phone.sipUser + spoil,
      device: phone.device + spoil,
      sip: sip && {
        ...sip,
        domain: sip.domain + spoil,
        username: sip.username + spoil,
        authorizationId: sip.authorizationId + spoil,
        displayName: sip.displayName + spoil,
        voicemailNumber: sip.voicemailNumber && sip.voicemailNumber + spoil,
        outboundProxy: sip.outboundProxy && sip.outboundProxy + spoil,
      },
      ftp: ftp && {
        ...ftp,
        server: ftp.server + spoil,
        username: ftp.username + spoil,
        directory: ftp.directory + spoil,
      },
    }
  }
}
