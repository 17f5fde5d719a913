// Moments and durations as a reader says them. Pure: the present is an argument.

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const time = (date: Date) =>
  date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Whole days between two moments by the calendar of this device; 1: `date` was yesterday. */
function daysAgo(date: Date, now: Date): number {
  const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
  return Math.round((midnight(now) - midnight(date)) / day)
}

/** "2 min ago", "yesterday 16:40", "12 Mar", "in 3 days". */
export function relativeMoment(moment: string, now: Date): string {
  const date = new Date(moment)
  const passed = now.getTime() - date.getTime()
  const days = daysAgo(date, now)
  if (Math.abs(passed) < minute) return 'just now'
  if (passed > 0 && passed < hour) return `${Math.floor(passed / minute)} min ago`
  if (passed < 0 && -passed < hour) return `in ${Math.ceil(-passed / minute)} min`
  if (days === 0) return `today ${time(date)}`
  if (days === 1) return `yesterday ${time(date)}`
  if (days === -1) return `tomorrow ${time(date)}`
  if (days < 0 && days > -7) return `in ${-days} days`
  const sameYear = date.getFullYear() === now.getFullYear()
  return date.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}

/** "Monday, 23 November 2026 at 01:21:07 CET". */
export function exactMoment(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'long' })
}

/** "12 March 2027". */
export function calendarDay(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'long' })
}

/** "12 Mar 2027". */
export function shortDay(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' })
}

/** "12:04:31". */
export function clockTime(moment: string): string {
  return new Date(moment).toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
}

/** Seconds as "45 s", "2 min", "2 min 5 s", "1 h 10 min". */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`
  if (m > 0) return s > 0 ? `${m} min ${s} s` : `${m} min`
  return `${s} s`
}

/** The same in words for a voice: "2 minutes 5 seconds". */
export function spokenDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const say = (count: number, unit: string) => (count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`)
  const parts = [say(Math.floor(whole / 60), 'minute'), say(whole % 60, 'second')].filter(Boolean)
  return parts.join(' ') || '0 seconds'
}
