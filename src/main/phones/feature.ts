import { allowsFormat } from '../../shared/phones/policy.ts'
import type { Feature } from '../feature.ts'
import { createOpenedPhones } from './opened-phones.ts'
import { phoneFileHandlers } from './phone-file-handlers.ts'
import { phoneHandlers } from './phone-handlers.ts'
import { phoneTestHandlers } from './phone-test-handlers.ts'
import { UnderWay } from './under-way.ts'

export const phones: Feature<'phones'> = ({ session, portal, clipboard, files, policy, emit }) => {
  const opened = createOpenedPhones(portal)
  const underWay = new UnderWay()
  const end = () => underWay.end()
  return {
    handlers: {
      ...phoneHandlers(session, clipboard, underWay, opened.note),
      ...opened.handlers,
      ...phoneTestHandlers(session, underWay),
      ...phoneFileHandlers(session, files, emit, (format) => allowsFormat(policy.current(), format), underWay),
    },
    dropSecrets: end,
    onAccountChange: end,
    onSessionEnd(reason) {
      if (reason === 'signed-out') opened.forget()
    },
  }
}
