// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createForm } from '../../../src/renderer/ui/use-form.ts'
import type { AppError } from '../../../src/shared/errors.ts'

const form = (answers: (AppError | null)[]) => {
  const sent: Record<string, string>[] = []
  const made = createForm(() => ({
    initial: { name: 'Dana', email: '' },
    validate: (values): { email?: string } => (values.email === '' ? { email: 'Enter an address.' } : {}),
    submit: async (values) => {
      sent.push(values)
      return answers.shift() ?? null
    },
  }))
  return { form: made, sent }
}

describe('a form', () => {
  it('sends nothing while a field is wrong, and says which', async () => {
    const { form: made, sent } = form([])
    await made.submit()
    expect(sent).toEqual([])
    expect(made.fields.email.error.value).toBe('Enter an address.')
    expect(made.fields.name.error.value).toBeNull()
  })

  it('sends what was typed to the letter, spaces included', async () => {
    const { form: made, sent } = form([])
    made.fields.email.value.value = '  d@example.com '
    await made.submit()
    expect(sent).toEqual([{ name: 'Dana', email: '  d@example.com ' }])
  })

  it('keeps typed text through a failure', async () => {
    const { form: made } = form([{ code: 'timeout', host: 'x' }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.error.value?.code).toBe('timeout')
    expect(made.values()).toEqual({ name: 'Dana', email: 'd@example.com' })
  })

  it('puts the portal’s objections to their fields', async () => {
    const { form: made } = form([{ code: 'validation', problems: [{ field: 'email', rule: 'taken' }] }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.fields.email.error.value).toBe('Somebody else uses this already.')
    expect(made.error.value).toBeNull()
  })

  it('still says something when the objection is to a field that is not there', async () => {
    const { form: made } = form([{ code: 'validation', problems: [{ field: 'fax', rule: 'required' }] }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.error.value?.code).toBe('validation')
  })

  it('does not submit twice at once, nor while the portal takes no attempts', async () => {
    const { form: made, sent } = form([{ code: 'too-many-attempts', retryAt: 1 }])
    made.fields.email.value.value = 'd@example.com'
    await Promise.all([made.submit(), made.submit()])
    expect(sent).toHaveLength(1)
    await made.submit()
    expect(sent).toHaveLength(1)
  })

  it('knows what is unsaved', () => {
    const { form: made } = form([])
    expect(made.dirty.value).toBe(false)
    made.fields.name.value.value = 'Dan'
    expect(made.dirty.value).toBe(true)
    made.reset({ name: 'Dan', email: '' })
    expect(made.dirty.value).toBe(false)
  })
})

describe('what is typed while a form is being sent', () => {
  it.each([
    [
      'starts over',
      (made: ReturnType<typeof createForm<'name' | 'email'>>) => made.reset({ name: 'Saved', email: 'saved' }),
    ],
    ['is emptied', (made: ReturnType<typeof createForm<'name' | 'email'>>) => made.clear('name', 'email')],
  ])('stays where the form %s, in its own field alone', async (how, settle) => {
    const answered = Promise.withResolvers<void>()
    const made = createForm<'name' | 'email'>(() => ({
      initial: { name: 'Dana', email: 'd@example.com' },
      async submit() {
        await answered.promise
        settle(made)
        return null
      },
    }))
    const sending = made.submit()
    made.fields.name.value.value = 'Dana Wood'
    answered.resolve()
    await sending
    expect(made.values()).toEqual({ name: 'Dana Wood', email: how === 'is emptied' ? '' : 'saved' })
  })
})

describe('a portal that takes no attempts for a while', () => {
  it('is not asked until that is over, and what was said of it stays until the next attempt', async () => {
    const { form: made, sent } = form([{ code: 'too-many-attempts', retryAt: 0 }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.blocked.value).toBe(true)
    await made.submit()
    expect(sent).toHaveLength(1)
    made.endWait()
    expect([made.blocked.value, made.error.value?.code]).toEqual([false, 'too-many-attempts'])
    await made.submit()
    expect([sent.length, made.error.value]).toEqual([2, null])
  })
})
