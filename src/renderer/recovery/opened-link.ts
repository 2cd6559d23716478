import { signal } from '@preact/signals'
import type { OpenedLink } from '../../shared/recovery/recovery.ts'
import { call, listen } from '../bridge.ts'
import { navigate } from '../routes.ts'
import { session } from '../session/session-state.ts'

/** A reset link that the person is asked about; `OpenedLinkDialog` shows it. */
export const linkQuestion = signal<OpenedLink | null>(null)

/** The link whose new password is being chosen, by main's name for it. */
export const acceptedLink = signal<string | null>(null)

/** Continues with a link: at once if nothing would be lost, else after asking the person. */
export function followLink(opened: OpenedLink): void {
  if (opened.active && !session.peek()) void enterLink(opened.link)
  else linkQuestion.value = opened
}

/** Opens the screen for a new password. */
export async function enterLink(link: string): Promise<void> {
  linkQuestion.value = null
  acceptedLink.value = link
  await navigate({ name: 'forgot-password' }, { ask: false })
}

/** Discards a link, here and in main. */
export function leaveLink(link: string): void {
  if (linkQuestion.peek()?.link === link) linkQuestion.value = null
  if (acceptedLink.peek() === link) acceptedLink.value = null
  void call('recovery.cancelLink', { link })
}

/** Handles the links that the system opens with the app, including the one it was started with. */
export async function startLinks(): Promise<void> {
  listen('recovery.linkOpened', followLink)
  const opened = await call('recovery.openedLink', {})
  if (opened.ok && opened.value) followLink(opened.value)
}
