import { signal } from '@preact/signals'
import type { OpenedLink } from '../../shared/recovery/recovery.ts'
import { call, listen } from '../bridge.ts'
import { navigate } from '../routes.ts'
import { session } from '../session/session-state.ts'

/** A reset link that the person is asked about; `OpenedLinkDialog` shows it. */
export const linkQuestion = signal<OpenedLink | null>(null)

/** The link whose new password is being chosen, by main's name for it. */
export const acceptedLink = signal<string | null>(null)

/** Goes on with a link: at once where nothing is at stake, else the person is asked. */
export function followLink(opened: OpenedLink): void {
  if (opened.active && !session.peek()) void enterLink(opened.link)
  else linkQuestion.value = opened
}

/** Opens the choice of a new password. */
export async function enterLink(link: string): Promise<void> {
  linkQuestion.value = null
  acceptedLink.value = link
  await navigate({ name: 'forgot-password' }, { ask: false })
}

/** Gives a link up: neither the screen nor main knows it any more. */
export function leaveLink(link: string): void {
  if (linkQuestion.peek()?.link === link) linkQuestion.value = null
  if (acceptedLink.peek() === link) acceptedLink.value = null
  void call('recovery.cancelLink', { link })
}

/** Follows the links that the system opens with the app, the one it was started with included. */
export async function startLinks(): Promise<void> {
  listen('recovery.linkOpened', followLink)
  const opened = await call('recovery.openedLink', {})
  if (opened.ok && opened.value) followLink(opened.value)
}
