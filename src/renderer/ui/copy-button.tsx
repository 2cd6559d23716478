import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { Check, Copy } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { AppError, Result } from '../../shared/errors.ts'
import { announce } from './announce.tsx'
import './copy-button.css'
import { Icon } from './icon.tsx'

interface CopyButtonProps {
  /** The accessible name, naming what is copied: "Copy SIP domain". */
  label: string
  /** Only the icon is drawn, for a row of values. */
  compact?: boolean
  /** Does the copying. */
  copy: () => Promise<Result<unknown>>
  onError?: (error: AppError) => void
}

/** Copies with one press and says for two seconds what came of it. A failure is told by `onError` where there is one. */
export function CopyButton({ label, compact, copy, onError }: CopyButtonProps) {
  const outcome = useSignal<'copied' | 'not-copied' | null>(null)
  useEffect(() => {
    if (outcome.value === null) return
    const timer = setTimeout(() => {
      outcome.value = null
    }, 2000)
    return () => clearTimeout(timer)
  }, [outcome, outcome.value])

  const press = async () => {
    const result = await copy()
    if (!result.ok && onError) return onError(result.error)
    outcome.value = result.ok ? 'copied' : 'not-copied'
    announce(result.ok ? uiText.copied : uiText.notCopied)
  }
  return (
    <button
      type="button"
      class={compact ? 'copy-button copy-button-compact' : 'copy-button'}
      data-outcome={outcome.value ?? undefined}
      title={compact ? label : undefined}
      onClick={() => void press()}
    >
      <Icon icon={outcome.value === 'copied' ? Check : Copy} />
      <span class={compact ? 'visually-hidden' : undefined}>{label}</span>
      <span class="copy-button-done" aria-hidden="true">
        {outcome.value === 'not-copied' ? uiText.notCopied : uiText.copied}
      </span>
    </button>
  )
}
