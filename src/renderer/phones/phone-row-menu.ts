import { phoneTestText } from 'text:phone-test'
import { phoneRowText } from 'text:phones'
import { uiText } from 'text:ui'
import type { Phone } from '../../shared/phones/phones.ts'
import { copyText } from '../clipboard.ts'
import type { MenuAction, MenuGroups } from '../menu/context-menu.ts'
import { openAnd } from '../menu/row-request.ts'
import { capabilities, start } from '../session/session-state.ts'
import { announce } from '../ui/announce.tsx'

/** The context menu of a phone in the list: what the buttons of its details offer, as far as portal and policy do. */
export function phoneRowMenu({ id, sipUser }: Phone, open: (phone: string) => void): MenuGroups {
  const access = capabilities.value?.phones?.sip ?? 'none'
  const mayExport = !start.value?.forbidden.includes('export')
  const copyUserName = async () => {
    const { ok } = await copyText(sipUser)
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  const copies: MenuAction[] = [
    { label: phoneRowText.copyUserName, enabled: sipUser !== '', run: () => void copyUserName() },
  ]
  if (access === 'readable') {
    // Copied in main, and said beside the password.
    copies.push({ label: phoneRowText.copyPassword, run: () => void openAnd('copy-sip-password', id, open) })
  }
  const uses: MenuAction[] = []
  if (access !== 'none') {
    if (mayExport) uses.push({ label: phoneRowText.export, run: () => void openAnd('export', id, open) })
    uses.push({ label: phoneTestText.open.sip, run: () => void openAnd('test-registration', id, open) })
  }
  return [[{ label: phoneRowText.open, run: () => open(id) }], copies, uses]
}
