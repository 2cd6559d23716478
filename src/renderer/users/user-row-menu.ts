import { uiText } from 'text:ui'
import { sendPasswordText, userRowText } from 'text:users'
import type { User } from '../../shared/users/users.ts'
import { copyText } from '../clipboard.ts'
import type { MenuGroups } from '../menu/context-menu.ts'
import { openAnd } from '../menu/row-request.ts'
import { announce } from '../ui/announce.tsx'

/** The context menu of a user in the list. */
export function userRowMenu({ id, username, email }: User, open: (user: string) => void): MenuGroups {
  const copy = async (text: string) => {
    const { ok } = await copyText(text)
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  return [
    [{ label: userRowText.open, run: () => open(id) }],
    [
      { label: userRowText.copyUsername, run: () => void copy(username) },
      { label: userRowText.copyEmail, enabled: email !== '', run: () => void copy(email) },
    ],
    [
      {
        label: sendPasswordText.send,
        enabled: email !== '',
        run: () => void openAnd('send-temporary-password', id, open),
      },
    ],
  ]
}
