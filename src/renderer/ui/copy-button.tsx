import { useSignal } from '@preact/signals'
import { Check, Copy } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { AppError, Result } from '../../shared/errors.ts'
import { uiText } from '../i18n/en/ui.ts'
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

/** Copies with one press and says so for two seconds. */
export function CopyButton({ label, compact, copy, onError }: CopyButtonProps) {
  const copied = useSignal(false)
  useEffect(() => {
    if (!copied.value) return
    const timer = setTimeout(() => {
      copied.value = false
    }, 2000)
    return () => clearTimeout(timer)
  }, [copied, copied.value])

  const press = async () => {
    const result = await copy()
    if (!result.ok) return onError?.(result.error)
    copied.value = true
    announce(uiText.copied)
  }
  return (
    <button
      type="button"
      class={compact ? 'copy-button copy-button-compact' : 'copy-button'}
      data-copied={copied.value ? '' : undefined}
      title={compact ? label : undefined}
      onClick={() => void press()}
    >
      <Icon icon={copied.value ? Check : Copy} />
      <span class={compact ? 'visually-hidden' : undefined}>{label}</span>
      <span class="copy-button-done" aria-hidden="true">
        {uiText.copied}
      </span>
    </button>
  )
}
