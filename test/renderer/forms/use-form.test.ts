// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createForm } from '../../../src/renderer/forms/use-form.ts'
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

  it('frees what was typed of what was not meant, shows it so, and leaves what was there alone', async () => {
    const sent: Record<string, string>[] = []
    const made = createForm(() => ({
      initial: { username: 'old ', name: ' kept ' },
      clean: { username: (typed: string) => typed.trim(), name: (typed: string) => typed.trim() },
      validate: (values): { username?: string } => (values.username === '' ? { username: 'Enter one.' } : {}),
      submit: async (values) => {
        sent.push(values)
        return null
      },
    }))
    made.fields.username.value.value = ' '
    await made.submit()
    expect(made.fields.username.error.value).toBe('Enter one.')
    made.fields.username.value.value = ' new '
    await made.submit()
    expect(sent).toEqual([{ username: 'new', name: ' kept ' }])
    expect(made.fields.username.value.value).toBe('new')
  })

  it('empties a password that was refused, unless a space at its end may be why', () => {
    const { form: made } = form([])
    made.fields.name.value.value = 'refused'
    made.fields.email.value.value = 'refused '
    made.clear('name', 'email')
    expect(made.values()).toEqual({ name: '', email: 'refused ' })
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
    expect(made.fields.email.error.value).toBe('This is already in use.')
    expect(made.error.value).toBeNull()
  })

  it('still says something when the objection is to a field that is not there', async () => {
    const { form: made } = form([{ code: 'validation', problems: [{ field: 'fax', rule: 'required' }] }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.error.value).toEqual({ code: 'validation', problems: [{ field: 'fax', rule: 'required' }] })
  })

  it('marks the fields that are there, and keeps for the alert only what belongs to none', async () => {
    const homeless = { field: 'tenant', rule: 'frozen', message: 'Changes are frozen until Monday.' }
    const { form: made } = form([{ code: 'validation', problems: [{ field: 'email', rule: 'taken' }, homeless] }])
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.fields.email.error.value).toBe('This is already in use.')
    expect(made.error.value).toEqual({ code: 'validation', problems: [homeless] })
  })

  it('counts a field that its screen does not show as none', async () => {
    const refusal = { field: 'email', rule: 'moon-phase', message: 'Not tonight.' }
    const { form: made } = form([{ code: 'validation', problems: [refusal] }])
    made.element = document.createElement('form')
    made.element.innerHTML = '<input name="name">'
    made.fields.email.value.value = 'd@example.com'
    await made.submit()
    expect(made.error.value).toEqual({ code: 'validation', problems: [refusal] })
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
    const lockout = made.lockout.value
    if (lockout) made.endLockout(lockout)
    expect([made.blocked.value, made.error.value?.code]).toEqual([false, 'too-many-attempts'])
    await made.submit()
    expect([sent.length, made.error.value]).toEqual([2, null])
  })

  it('locks out the person it was said of, by name as it is sent, and not whoever types another name', async () => {
    const retryAt = 5
    const sent: string[] = []
    const answers: (AppError | null)[] = [{ code: 'too-many-attempts', retryAt }, { code: 'forbidden' }]
    const made = createForm<'name' | 'email'>(() => ({
      initial: { name: '', email: '' },
      person: ['name'],
      clean: { name: (name) => name.trim() },
      async submit({ name }) {
        sent.push(name)
        return answers.shift() ?? null
      },
    }))
    const type = (name: string) => {
      made.fields.name.value.value = name
    }
    type('ada')
    await made.submit()
    expect(made.lockout.value).toMatchObject({ who: 'ada', retryAt, over: false })
    type(' ada ')
    expect(made.blocked.value).toBe(true)
    type('ben')
    expect([made.blocked.value, made.lockout.value?.who]).toEqual([false, 'ada'])
    await made.submit()
    expect([made.error.value?.code, made.lockout.value]).toEqual(['forbidden', null])
    type('ada')
    expect([made.blocked.value, made.lockout.value?.who]).toEqual([true, 'ada'])
    await made.submit()
    expect(sent).toEqual(['ada', 'ben'])
  })
})
