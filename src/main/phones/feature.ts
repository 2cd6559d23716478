import { allowsFormat } from '../../shared/phones/policy.ts'
import type { Feature } from '../feature.ts'
import { phoneFileHandlers } from './phone-file-handlers.ts'
import { phoneHandlers } from './phone-handlers.ts'
import { phoneTestHandlers } from './phone-test-handlers.ts'
import { UnderWay } from './under-way.ts'

export const phones: Feature<'phones'> = ({ session, clipboard, files, policy, emit, startWork }) => {
  const underWay = new UnderWay()
  const end = () => underWay.end()
  return {
    handlers: {
      ...phoneHandlers(session, clipboard, underWay),
      ...phoneTestHandlers(session, underWay),
      ...phoneFileHandlers(
        session,
        files,
        emit,
        (format) => allowsFormat(policy.current(), format),
        underWay,
        startWork,
      ),
    },
    dropSecrets: end,
    onAccountChange: end,
  }
}
