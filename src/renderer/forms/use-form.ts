import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { AppError, FieldProblem } from '../../shared/errors.ts'
import type { DraftField, DraftForm } from '../../shared/session/drafts.ts'
import { edgeSlip } from '../../shared/text/typed-text.ts'
import type { FormField } from '../ui/field.tsx'
import { holdDraft } from './drafts.ts'

/** Errors by field, in words. Empty if there are none. */
export type FieldErrors<Name extends string> = Partial<Record<Name, string>>

export interface FormOptions<Name extends string> {
  /** Every field with its initial text. */
  initial: Record<Name, string>
  /**
   * Removes from these fields what the person did not intend, e.g. invisible characters, before they are checked and
   * sent; the fields show the result. Never for passwords. Initial text is not changed.
   */
  clean?: { readonly [Field in Name]?: (typed: string) => string }
  /** Checks before submitting; nothing is sent while it returns errors. */
  validate?: (values: Record<Name, string>) => FieldErrors<Name>
  /** Sends the values, exactly as typed apart from `clean`. Returns the error, or null on success. */
  submit: (values: Record<Name, string>) => Promise<AppError | null>
  /** Keeps a draft of these fields, under this name, when a session ends or the page crashes. */
  draft?: { form: DraftForm; keeps: readonly (Name & DraftField)[] }
  /** Whether newer values may be sent while older ones are in progress, whose outcome is then ignored. */
  replacesSubmit?: boolean
  /**
   * The fields that tell people apart, the first of them by the name they know: too many attempts lock one person out,
   * and others may still use the form. Without such fields the form belongs to one person.
   */
  person?: readonly Name[]
}

/** The portal accepts no attempts of one person for a while. */
export interface Lockout {
  /** What was typed in the first field of `person`; empty if the form belongs to one person. */
  who: string
  /** When it accepts attempts again, in milliseconds since 1970-01-01 UTC. */
  retryAt: number
  /** Whether that moment has come. */
  over: boolean
}

/** A form's state. Typed text stays through every failure. */
export interface FormState<Name extends string> {
  /** The `<form>`'s id, for a submit button outside it. */
  readonly id: string
  readonly fields: Readonly<Record<Name, FormField>>
  /** The error of the last submit, unless the fields themselves show it. */
  readonly error: Signal<AppError | null>
  readonly busy: ReadonlySignal<boolean>
  /** How often it was submitted: an error that comes again is announced again. */
  readonly attempts: ReadonlySignal<number>
  /** The lockout to show: of the person whose name stands in the form, else of the one who was refused last. */
  readonly lockout: ReadonlySignal<Lockout | null>
  /** Whether the person whose name stands in the form is locked out: submitting does nothing. */
  readonly blocked: ReadonlySignal<boolean>
  /** Ends a lockout; its notice stays until the next submit. */
  endLockout(lockout: Lockout): void
  /** Whether anything differs from the initial values. */
  readonly dirty: ReadonlySignal<boolean>
  values(): Record<Name, string>
  /** Makes these the initial values: after a save, or when the stored ones arrive. What was typed since the submit began stays. */
  reset(initial: Record<Name, string>): void
  /** Marks fields in error and moves the focus to the first of them. */
  fail(errors: FieldErrors<Name>): void
  /**
   * Clears passwords that were refused, and moves the focus to the last. What was typed since the submit began stays,
   * as does a password with leading or trailing white space: the field points it out, and the person must see it.
   */
  clear(...names: Name[]): void
  submit(): Promise<void>
  /** The `<form>`; set by `Form`. */
  element: HTMLFormElement | null
}

let created = 0

/** Creates a form's state outside a component, e.g. in tests. Components use {@link useForm}. */
export function createForm<Name extends string>(options: () => FormOptions<Name>): FormState<Name> {
  const { initial } = options()
  const names = Object.keys(initial) as Name[]
  const record = <Value>(of: (name: Name) => Value) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>

  const start = signal(initial)
  const fields = record((name) => ({
    name: name as string,
    value: signal(initial[name]),
    error: signal<string | null>(null),
  }))
  const busy = signal(false)
  const attempts = signal(0)
  const error = signal<AppError | null>(null)
  const lockouts = signal<readonly (Lockout & { key: string })[]>([])
  const personOf = (text: (name: Name) => string) => {
    const { person = [], clean } = options()
    return person.map((name) => clean?.[name]?.(text(name)) ?? text(name))
  }
  const ownLockout = computed(() => {
    const key = JSON.stringify(personOf((name) => fields[name].value.value))
    return lockouts.value.find((lockout) => lockout.key === key) ?? null
  })
  /** Replaces what is known about the person who has just been answered. */
  const noteLockout = (sentValues: Record<Name, string>, answer: AppError | null) => {
    const person = personOf((name) => sentValues[name])
    const key = JSON.stringify(person)
    const rest = lockouts.peek().filter((lockout) => lockout.key !== key)
    const lockedOut = answer?.code === 'too-many-attempts'
    lockouts.value = lockedOut ? [...rest, { key, who: person[0] ?? '', retryAt: answer.retryAt, over: false }] : rest
  }
  /** What the submit in progress has sent. */
  let sent: Record<Name, string> | null = null
  const isTypedSince = (name: Name) => sent !== null && fields[name].value.peek() !== sent[name]
  const focus = (name: Name) => {
    // After the next rendering, so that a screen reader reads the error with the field.
    setTimeout(() => {
      const control = form.element?.elements.namedItem(name)
      if (control instanceof HTMLElement) control.focus()
    })
  }

  const form: FormState<Name> = {
    id: `form-${++created}`,
    fields,
    error,
    busy,
    attempts,
    lockout: computed(() => {
      const latest = error.value?.code === 'too-many-attempts' ? lockouts.value.at(-1) : undefined
      return ownLockout.value ?? latest ?? null
    }),
    blocked: computed(() => ownLockout.value?.over === false),
    endLockout(ended) {
      lockouts.value = lockouts.peek().map((lockout) => (lockout === ended ? { ...lockout, over: true } : lockout))
    },
    dirty: computed(() => names.some((name) => fields[name].value.value !== start.value[name])),
    element: null,
    values: () => record((name) => fields[name].value.peek()),
    reset(next) {
      start.value = next
      form.error.value = null
      for (const name of names) {
        if (!isTypedSince(name)) fields[name].value.value = next[name]
        fields[name].error.value = null
      }
    },
    fail(errors) {
      for (const name of names) fields[name].error.value = errors[name] ?? null
      const first = names.find((name) => errors[name] !== undefined)
      if (first !== undefined) focus(first)
    },
    clear(...cleared) {
      for (const name of cleared) {
        const { value } = fields[name]
        if (!isTypedSince(name) && edgeSlip(value.peek()) === null) value.value = ''
      }
      const last = cleared.at(-1)
      if (last !== undefined) focus(last)
    },
    async submit() {
      const { clean, validate, submit, replacesSubmit } = options()
      if ((busy.peek() && !replacesSubmit) || form.blocked.peek()) return
      for (const name of names) {
        const { value } = fields[name]
        if (value.peek() !== start.peek()[name]) value.value = clean?.[name]?.(value.peek()) ?? value.peek()
      }
      if (busy.peek() && !names.some(isTypedSince)) return
      const errors = validate?.(form.values()) ?? {}
      form.fail(errors)
      if (Object.keys(errors).length > 0) return
      busy.value = true
      const values = form.values()
      sent = values
      let isLatest = false
      const { error: answer, describe } = await submit(values)
        .then(withWords)
        .finally(() => {
          isLatest = sent === values
          if (!isLatest) return
          busy.value = false
          sent = null
        })
      if (!isLatest) return
      attempts.value++
      noteLockout(values, answer)
      error.value = describe ? failFields(form, names, answer, describe) : answer
    },
  }
  return form
}

/** Adds to an error the function that describes the portal's objections to fields, whose texts are fetched on demand. */
async function withWords(error: AppError | null) {
  if (error?.code !== 'validation') return { error, describe: null }
  const { describeFieldProblem } = await import('../errors/describe-error.ts')
  return { error, describe: describeFieldProblem }
}

/** Assigns the portal's objections to their fields; returns the error with those that belong to no field here. */
function failFields<Name extends string>(
  form: FormState<Name>,
  names: readonly Name[],
  error: Extract<AppError, { code: 'validation' }>,
  describe: (problem: FieldProblem) => string,
): AppError | null {
  const errors: FieldErrors<Name> = {}
  const homeless: FieldProblem[] = []
  // A form may have a field that its screen does not show, such as the current password if it is not required.
  const isShown = (name: Name) => form.element === null || form.element.elements.namedItem(name) !== null
  for (const problem of error.problems) {
    const name = names.find((candidate) => candidate === problem.field)
    if (name !== undefined && isShown(name)) errors[name] ??= describe(problem)
    else homeless.push(problem)
  }
  form.fail(errors)
  return homeless.length > 0 || error.problems.length === 0 ? { ...error, problems: homeless } : null
}

/** A form's state for the lifetime of a component. */
export function useForm<Name extends string>(options: FormOptions<Name>): FormState<Name> {
  const [latest] = useState({ options })
  latest.options = options
  const [form] = useState(() => createForm(() => latest.options))
  const draftForm = options.draft?.form

  useEffect(() => {
    if (draftForm === undefined) return
    const kept = () => latest.options.draft?.keeps ?? []
    return holdDraft(draftForm, {
      read: () =>
        form.dirty.value ? Object.fromEntries(kept().map((name) => [name, form.fields[name].value.value])) : null,
      fill(draft) {
        for (const name of kept()) {
          const text = draft[name]
          if (text !== undefined) form.fields[name].value.value = text
        }
      },
    })
  }, [draftForm, form, latest])

  return form
}
