import type { BodyInput } from '@colloquy/contracts/endpoint'
import type { changePosition, Position, PositionSettings } from '@colloquy/contracts/positions'

/** What can be edited of a position, flat as the form has it. */
export type PositionValues = Pick<Position, 'title' | 'description'> & PositionSettings

export const positionValues = ({ title, description, settings }: Position): PositionValues => ({
  title,
  description,
  ...settings,
})

export const valueNames: Record<keyof PositionValues, string> = {
  title: 'Title',
  description: 'Description',
  decidedBy: 'Who decides',
  decisionWithinDays: 'Days until the candidate hears',
  retentionDays: 'Days that data is kept',
  levelsHiddenUntilReview: 'Machine’s levels hidden until review',
  blindReview: 'Name hidden until the decision',
}

/** Only what the form changed goes out, so that a change of somebody else to another field stays. */
export function ownChanges(base: Position, form: PositionValues): BodyInput<typeof changePosition> {
  const before = positionValues(base)
  const changed = Object.fromEntries(
    Object.entries(form).filter(([name, value]) => before[name as keyof PositionValues] !== value),
  ) as Partial<PositionValues>
  const { title, description, ...settings } = changed
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  }
}

export type ChangedValue = { name: string; theirs: string; mine: string | null }

/** What is different now from what the form began with; `mine` where the form holds something else again. */
export function changedValues(base: Position, present: Position, form: PositionValues): ChangedValue[] {
  const [before, now] = [positionValues(base), positionValues(present)]
  return (Object.keys(valueNames) as (keyof PositionValues)[])
    .filter((key) => before[key] !== now[key])
    .map((key) => ({
      name: valueNames[key],
      theirs: say(now[key]),
      mine: form[key] === now[key] ? null : say(form[key]),
    }))
}

const say = (value: string | number | boolean) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
