import type { Page } from 'playwright-core'
import type { RunningApp } from '../e2e/app.ts'
import type { RunningExotel } from '../portal/exotel/exotel.ts'
import type { RunningPortal } from '../portal/portal.ts'

/** What the steps share: the app, the portal it talks to, and what the person has learnt so far. */
export interface Tour {
  app: RunningApp
  portal: RunningPortal
  /** A second portal, of another kind. */
  exotel: RunningExotel
  /** A third one, that sends links and codes to those who forgot their password. */
  recoveryPortal: RunningPortal
  /** A fourth one, with a Client ID and an administrator who looks after the users. */
  aptela: RunningPortal
  /** What the portal calls itself. */
  portalName: string
  /** The app's window. */
  page: Page
  /** The person at the keyboard, with the password they know now. */
  person: { username: string; email: string; password: string }
}

/** One thing a person does, and what they should then see. */
export interface Step {
  title: string
  act: (tour: Tour) => Promise<unknown>
  /**
   * What must hold afterwards, as sentences. A check waits for what it looks for, and throws if it
   * does not come or answers false.
   */
  expect: Record<string, (tour: Tour) => Promise<unknown>>
}

/** Steps that belong together; each starts where the one before ended, and so does each chapter. */
export interface Chapter {
  title: string
  steps: readonly Step[]
}
