import { recoveryMethodsText } from 'text:recovery-methods'
import { ChevronRight } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import type { OwnMethod } from './recovery-methods.ts'

interface MethodChoiceProps {
  methods: readonly OwnMethod[]
  onChoose: (way: OwnMethod) => void
}

/** If a portal offers several recovery methods, the person chooses one. */
export function MethodChoice({ methods, onChoose }: MethodChoiceProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  return (
    <RecoveryCard lead={recoveryMethodsText.choice.lead}>
      <ul ref={list} class="recovery-choices">
        {methods.map((method) => {
          const { name, body } = recoveryMethodsText.choice[method]
          return (
            <li key={method}>
              <button type="button" class="recovery-choice" onClick={() => onChoose(method)}>
                <span class="recovery-choice-text">
                  <strong>{name}</strong> <span class="quiet">{body}</span>
                </span>
                <Icon icon={ChevronRight} size={18} />
              </button>
            </li>
          )
        })}
      </ul>
    </RecoveryCard>
  )
}
