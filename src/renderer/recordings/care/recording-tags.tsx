import { recordingLabelsText } from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { longestTag, mostTags } from '../../../shared/recordings/recording-limits.ts'
import { call } from '../../bridge.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChangeError, concluded, useChange } from './change.tsx'

interface RecordingTagsProps {
  recording: RecordingDetails
  onChanged: () => void
}

/** The tags, each with a button that removes it, and a field for another. */
export function RecordingTags({ recording, onChanged }: RecordingTagsProps) {
  const { add, added, full, mayNot, newTag, remove, removed } = recordingLabelsText
  const { tags, sendTags } = useTags(recording)
  const removal = useChange(onChanged)
  const form = useForm<'tag'>({
    initial: { tag: '' },
    clean: { tag: (typed) => typed.trim() },
    validate: ({ tag }) => tagErrors(tag, tags),
    async submit({ tag }) {
      const answer = await sendTags((now) => [...now, tag])
      if (answer.ok) form.reset({ tag: '' })
      return concluded(answer, added({ tag }), onChanged)
    },
  })
  const focusField = () => form.element?.querySelector('input')?.focus()
  const error = form.error.value
  return (
    <>
      {tags.length > 0 && (
        <ul class="recording-tags" aria-label={recordingLabelsText.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={remove({ tag })}
                data-tooltip={remove({ tag })}
                aria-disabled={removal.busy.value}
                onClick={async () => {
                  const send = () => sendTags((now) => now.filter((other) => other !== tag))
                  // The button that was pressed goes.
                  if (await removal.change({ done: removed({ tag }), send })) focusField()
                }}
              >
                <Icon icon={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {removal.error.value && <ChangeError error={removal.error.value} mayNot={mayNot} onRetry={removal.retry} />}
      {tags.length >= mostTags ? (
        <p class="quiet">{full({ most: mostTags })}</p>
      ) : (
        <Form
          form={form}
          label={add}
          error={error && <ChangeError error={error} mayNot={mayNot} onRetry={() => void form.submit()} />}
        >
          <div class="recording-new-tag">
            <TextField field={form.fields.tag} label={newTag} autocomplete="off" />
            <Button type="submit" busy={form.busy.value}>
              {add}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}

/** The tags as the portal has them, and a way to change them: one change after the other, each of what the last left. */
function useTags(recording: RecordingDetails) {
  /** What the portal has taken since the recording was read. */
  const taken = useSignal<string[] | null>(null)
  const tags = taken.value ?? recording.tags
  const now = useRef(tags)
  now.current = tags
  const waiting = useRef(0)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken is in a recording that was read afterwards.
  useLayoutEffect(() => {
    if (waiting.current === 0) taken.value = null
  }, [recording])

  const sendTags = (change: (tags: string[]) => string[]): Promise<Result<unknown>> => {
    const send = async () => {
      const next = change(now.current)
      const answer = await call('recordings.changeLabels', { recording: recording.id, labels: { tags: next } })
      waiting.current--
      if (answer.ok) taken.value = now.current = next
      return answer
    }
    waiting.current++
    const sent = last.current.then(send)
    last.current = sent
    return sent
  }
  return { tags, sendTags }
}

function tagErrors(tag: string, tags: readonly string[]): { tag?: string } {
  const { missing, tooLong, twice } = recordingLabelsText
  if (tag === '') return { tag: missing }
  if (tag.length > longestTag) return { tag: tooLong({ most: longestTag }) }
  const same = (other: string) => other.localeCompare(tag, undefined, { sensitivity: 'accent' }) === 0
  return tags.some(same) ? { tag: twice } : {}
}
