import { formatNumber } from '../format.ts'

const parts = (count: number) => `${formatNumber(count)} ${count === 1 ? 'part' : 'parts'}`

/** Words of the page with the licences of what the app is made of. */
export const licencesText = {
  title: 'Licences of the parts',
  lead: 'The work of others that this app is made of. Chromium and Node.js come with the program; their licences lie beside it in LICENSES.chromium.html.',
  search: 'Search parts',
  searchPlaceholder: 'Name, version or licence',
  list: 'Parts',
  columns: { name: 'Name', version: 'Version', licence: 'Licence' },
  found: (found: number, total: number) =>
    found === total ? parts(total) : `${formatNumber(found)} of ${parts(total)}`,
  loading: () => 'Loading parts…',
  stop: 'Stop',
  stopped: (loaded: number, total: number) => `${formatNumber(loaded)} of ${parts(total)} loaded`,
  loadRest: 'Load the rest',
  full: (loaded: number) => `The first ${parts(loaded)} are listed. There are more than this app can show.`,
  repeating: (loaded: number) => `${parts(loaded)}.`,
  none: { title: 'No parts', body: 'This app names none.' },
  nothingFound: {
    title: 'No part matches',
    body: 'Try fewer words, or part of a name.',
    whileLoading: '',
    clear: 'Clear search',
  },
  chooseOne: { title: 'Choose a part', body: 'Its licence is shown here, word for word.' },
  text: 'Text of the licence',
  back: 'All parts',
} as const
