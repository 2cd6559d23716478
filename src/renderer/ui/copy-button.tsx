import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { Check, Copy } from 'lucide'
import { useEffect } from 'preact/hooks'
import { announce } from './announce.tsx'
import './copy-button.css'
import { Icon } from './icon.tsx'

interface CopyButtonProps {
  /** The accessible name, naming what is copied: "Copy SIP domain". */
  label: string
  /** Only the icon is drawn, for a row of values. */
  compact?: boolean
  /** Copies; resolves with whether it worked. */
  copy: () => Promise<{ readonly ok: boolean }>
  /** Whether a failure is shown elsewhere. */
  quietFailure?: boolean
}

/** Copies with one press and shows the result for two seconds. */
export function CopyButton({ label, compact, copy, quietFailure }: CopyButtonProps) {
  const outcome = useSignal<'copied' | 'not-copied' | null>(null)
  useEffect(() => {
    if (outcome.value === null) return
    const timer = setTimeout(() => {
      outcome.value = null
    }, 2000)
    return () => clearTimeout(timer)
  }, [outcome, outcome.value])

  const press = async () => {
    const { ok } = await copy()
    if (!ok && quietFailure) return
    outcome.value = ok ? 'copied' : 'not-copied'
    announce(ok ? uiText.copied : uiText.notCopied)
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
