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
  /** Whether a sentence beside the button says how it went; else a bubble above it does. */
  noted?: boolean
}

/** Copying and how it went, which is announced and kept for two seconds. `noted`: a failure is shown elsewhere. */
export function useCopying(copy: CopyButtonProps['copy'], noted = false) {
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
    if (!ok && noted) return
    outcome.value = ok ? 'copied' : 'not-copied'
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  return { outcome: outcome.value, press }
}

/** Copies with one press and shows a tick for two seconds. */
export function CopyButton({ label, compact, copy, noted }: CopyButtonProps) {
  const { outcome, press } = useCopying(copy, noted)
  return (
    <button
      type="button"
      class={compact ? 'copy-button copy-button-compact' : 'copy-button'}
      data-outcome={outcome ?? undefined}
      data-tooltip={compact ? label : undefined}
      onClick={() => void press()}
    >
      <Icon icon={outcome === 'copied' ? Check : Copy} />
      <span class={compact ? 'visually-hidden' : undefined}>{label}</span>
      {!noted && (
        <span class="copy-button-done" aria-hidden="true">
          {outcome === 'not-copied' ? uiText.notCopied : uiText.copied}
        </span>
      )}
    </button>
  )
}
