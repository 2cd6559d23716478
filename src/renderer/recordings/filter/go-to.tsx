import { goToText } from 'text:recording-filters'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { useForm } from '../../forms/use-form.ts'
import type { AccountRecordings } from '../account-recordings.ts'
import { dateAfter, dateAt, momentOf, startOf } from '../zone.ts'
import { DateTimeField } from './date-time-fields.tsx'

interface GoToProps {
  recordings: AccountRecordings
  onClose: () => void
}

/** Asks for a day and a time to go to in the list. */
export function GoTo({ recordings, onClose }: GoToProps) {
  const words = goToText
  const zone = recordings.zone.value
  const placeOf = ({ date, time }: { date: string; time: string }) => {
    if (time === '') return { start: startOf(date, zone), end: startOf(dateAfter(date, 1), zone) }
    const wallTime = `${date}T${time}`
    return { start: momentOf(wallTime, zone), end: momentOf(wallTime, zone, 'last') + 60_000 }
  }
  const form = useForm({
    initial: { date: dateAt(Date.now(), zone), time: '' },
    validate(values) {
      if (values.date === '') return { date: words.required }
      return placeOf(values).start > Date.now() ? { date: words.future } : {}
    },
    async submit(values) {
      const error = await recordings.goTo(placeOf(values))
      if (error === null) onClose()
      return error
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.title}
      lead={<p class="quiet">{words.lead({ zone })}</p>}
      confirm={words.go}
      onClose={onClose}
    >
      <div class="date-and-time">
        <DateTimeField type="date" field={form.fields.date} label={words.date} />
        <DateTimeField type="time" field={form.fields.time} label={words.time} />
      </div>
    </FormDialog>
  )
}
