import { betweenDatesText } from 'text:recording-filters'
import type { DateRange } from '../../../shared/recordings/searches.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { useForm } from '../../forms/use-form.ts'
import { dateAt } from '../zone.ts'
import { DateTimeField, wallTime } from './date-time-fields.tsx'
import { rangeOf } from './range.ts'

interface BetweenDatesProps {
  /** The range in use. */
  date: DateRange
  zone: string
  onDate: (date: DateRange) => void
  onClose: () => void
}

/** Asks for two days, or two moments, between which calls are listed. */
export function BetweenDates({ date, zone, onDate, onClose }: BetweenDatesProps) {
  const { title, lead, apply, required, backwards } = betweenDatesText
  const betweenOf = (values: Record<keyof ReturnType<typeof initialOf>, string>): DateRange => ({
    by: 'between',
    from: wallTime(values.fromDate, values.fromTime),
    to: wallTime(values.toDate, values.toTime),
  })
  const form = useForm({
    initial: initialOf(date, zone),
    validate(values) {
      if (values.fromDate === '') return { fromDate: required }
      if (values.toDate === '') return { toDate: required }
      const { from, to } = rangeOf(betweenOf(values), zone, Date.now())
      return to <= from ? { toDate: backwards } : {}
    },
    async submit(values) {
      onClose()
      onDate(betweenOf(values))
      return null
    },
  })
  const { fields } = form
  return (
    <FormDialog
      form={form}
      title={title}
      lead={<p class="quiet">{lead({ zone })}</p>}
      confirm={apply}
      onClose={onClose}
    >
      <div class="date-and-time">
        <DateTimeField type="date" field={fields.fromDate} label={betweenDatesText.fromDate} />
        <DateTimeField type="time" field={fields.fromTime} label={betweenDatesText.fromTime} />
      </div>
      <div class="date-and-time">
        <DateTimeField type="date" field={fields.toDate} label={betweenDatesText.toDate} />
        <DateTimeField type="time" field={fields.toTime} label={betweenDatesText.toTime} />
      </div>
    </FormDialog>
  )
}

/** The range in use as days and times. */
function initialOf(date: DateRange, zone: string) {
  const now = Date.now()
  const { from, to } = rangeOf(date, zone, now)
  const between = date.by === 'between' ? date : { from: dateAt(from, zone), to: dateAt(Math.max(from, to - 1), zone) }
  const [fromDate = '', fromTime = ''] = between.from.split('T')
  const [toDate = '', toTime = ''] = between.to.split('T')
  return { fromDate, fromTime, toDate, toTime }
}
