import { passwordText } from 'text:account'
import { Check, Circle } from 'lucide'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { checkPassword } from '../../shared/account/password-rules.ts'
import { Icon } from '../ui/icon.tsx'
import { describeRule } from './describe-password.ts'
import './password-checklist.css'

/** The portal's rules, each ticked as soon as what is typed meets it. */
export function PasswordChecklist({ policy, password }: { policy: PasswordPolicy; password: string }) {
  return (
    <div class="password-checklist">
      <ul aria-label={passwordText.rules}>
        {checkPassword(policy, password).map((result) => {
          // An empty field meets no rule, not even a maximum length.
          const met = result.met && password !== ''
          return (
            <li key={result.rule} data-met={met ? '' : undefined}>
              <Icon icon={met ? Check : Circle} size={14} />
              {describeRule(result)}
              <span class="visually-hidden">, {met ? passwordText.met : passwordText.unmet}</span>
            </li>
          )
        })}
      </ul>
      {policy.blocklist && <p class="password-checklist-note">{passwordText.blocklist}</p>}
    </div>
  )
}
