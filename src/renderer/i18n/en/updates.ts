import type { UpdateFault } from '../../../shared/updates/updates.ts'
import { formatDateTime } from '../format.ts'

const why: Record<UpdateFault, string> = {
  unreachable: 'it could not be downloaded',
  damaged: 'what was downloaded is damaged',
  untrusted: 'it could not be confirmed that it comes from your provider',
  'not-installed': 'it could not be installed',
}

/** Words about newer versions. */
export const updatesText = {
  idle: (checkedAt: number | null) =>
    checkedAt === null
      ? 'Newer versions are looked for by themselves.'
      : `This is the newest version. Last looked ${formatDateTime(checkedAt)}.`,
  checking: 'Looking for a newer version…',
  unchecked: {
    unreachable: 'Nobody answered where newer versions lie. The app looks again later.',
    untrusted:
      'What is offered could not be confirmed to come from your provider, so it was not used. The app looks again later.',
  },
  available: {
    person: (version: string) => `Version ${version} is there to download.`,
    administrator: (version: string) => `Version ${version} is out. Whoever manages this computer installs it.`,
    'moved-app': (version: string) =>
      `Version ${version} is out. The app cannot be replaced where it was started from: move it to the Applications folder and start it there.`,
  },
  // Without the percents, which a screen reader would tell one by one.
  downloading: (version: string) => `Downloading version ${version}…`,
  ready: (version: string) => `Version ${version} is ready. It is installed when you quit.`,
  failed: (version: string, fault: UpdateFault) => `Version ${version} was not installed: ${why[fault]}.`,
  readyTitle: (version: string) => `Version ${version} is ready`,
  readyBody: 'It is installed when you quit, or right away if you restart.',
  availableTitle: (version: string) => `Version ${version} is out`,
  failedTitle: 'The update did not work',
  failedBody: 'You can go on with this version, or download the new one yourself.',
  check: 'Check for updates',
  again: 'Try again',
  restart: 'Restart now',
  download: 'Open the download page',
  later: 'Later',
} as const
