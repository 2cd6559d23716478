import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createHttpClient, defaultLimits } from '../../../src/main/http/client.ts'
import { createRoutes } from '../../../src/main/http/routes.ts'
import { platformName } from '../../../src/main/installation.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { createUpdates, type UpdatesDependencies } from '../../../src/main/updates/create-updates.ts'
import type { UpdateMode } from '../../../src/main/updates/update-keeper.ts'
import type { UpdateState } from '../../../src/shared/updates/updates.ts'
import { memorySettings } from '../memory-settings.ts'
import { appId, type FeedServer, startFeed } from './feed-server.ts'

const running = '1.1.0'
/** What is in the AppImage before an update. */
const oldApp = 'the app that runs'

/** A computer with an AppImage and a feed that it is updated from. */
export interface Computer {
  /** Holds the AppImage and whatever the app keeps. */
  folder: string
  appImage: string
  feed: FeedServer
  settings: SettingsStore
}

/**
 * Gives a computer whose members are those of the test at hand: each test begins with an AppImage that is the one that
 * runs, in a folder of its own, and with a feed that has published nothing.
 */
export function computerForTests(): Computer {
  const computer = {} as Computer
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'updates-'))
    const appImage = join(folder, 'Calls.AppImage')
    await writeFile(appImage, oldApp)
    await chmod(appImage, 0o700)
    vi.stubEnv('APPIMAGE', appImage)
    Object.assign(computer, { folder, appImage, feed: await startFeed(), settings: memorySettings() })
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await computer.feed[Symbol.asyncDispose]()
    await rm(computer.folder, { recursive: true, force: true })
  })
  return computer
}

/** Fails unless the AppImage is still the old one. */
export const isUntouched = async ({ appImage }: Computer) => expect(await readFile(appImage, 'utf8')).toBe(oldApp)

/** What differs from an AppImage of version 1.1.0 that updates itself. */
export interface Wish {
  mode?: UpdateMode
  by?: 'itself' | 'administrator'
  system?: NodeJS.Platform
  signed?: boolean
  version?: string
  keys?: string[]
  program?: string
}

/** An installed app that looks for updates at the feed, its states so far, and what it had the system do. */
export function installedApp({ folder, appImage, feed, settings }: Computer, wish: Wish = {}) {
  const { by = 'itself', system = 'linux', signed = false, version = running, keys } = wish
  const states: UpdateState[] = []
  const done: string[] = []
  const network = { certificateAuthorities: [feed.authority] }
  const parts: UpdatesDependencies = {
    build: {
      id: 'calls',
      appId,
      protocol: 'calls',
      brand: null,
      signed,
      updates: {
        by,
        feed: feed.url,
        channel: 'latest',
        page: 'https://calls.example/download',
        keys: keys ?? [feed.key],
      },
    },
    version,
    system,
    platform: platformName(system),
    isPackaged: true,
    userData: join(folder, 'data'),
    cache: join(folder, 'cache'),
    userAgent: 'test',
    http: createHttpClient({ userAgent: 'test', ...network, retry: { times: 0, delay: 0 } }),
    routeTo: createRoutes(network, defaultLimits),
    settings,
    mode: () => wish.mode ?? 'automatic',
    changed: (state) => states.push(state),
    program: wish.program ?? '/tmp/.mount_calls/calls',
    appImage,
    restartFrom: (file) => done.push(`restart from ${file}`),
    quit: () => done.push('quit'),
    log: { info: () => {}, warning: () => {}, error: () => {} },
  }
  const updates = createUpdates(parts)
  if (!updates) throw new Error('this build takes no updates')
  return { updates, states, done, names: () => [...new Set(states.map(({ state }) => state))] }
}
