import { ChevronRight } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { recoveryWaysText } from '../i18n/en/recovery-ways.ts'
import type { OwnWay } from '../session/recovery-ways.ts'
import { Icon } from '../ui/icon.tsx'
import { RecoveryCard } from './recovery-card.tsx'

interface WayChoiceProps {
  ways: readonly OwnWay[]
  onChoose: (way: OwnWay) => void
}

/** Where a portal offers several ways back in, the person takes one. */
export function WayChoice({ ways, onChoose }: WayChoiceProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  return (
    <RecoveryCard lead={recoveryWaysText.choice.lead}>
      <ul ref={list} class="recovery-choices">
        {ways.map((way) => {
          const { name, body } = recoveryWaysText.choice[way]
          return (
            <li key={way}>
              <button type="button" class="recovery-choice" onClick={() => onChoose(way)}>
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
