import type { Criterion, TemplateDefinition, TemplateSlot } from '@colloquy/contracts/templates'
import { durationText } from '../../../ui/moments.ts'
import { difficultyWords } from '../topic-words.ts'

const limitText = (seconds: number | null) => (seconds === null ? 'no limit' : durationText(seconds))
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two versions, as short sentences; empty when nothing does. */
export function changesBetween(before: TemplateDefinition, after: TemplateDefinition): string[] {
  const places = new Map(before.slots.map((slot, index) => [slot.id, { slot, index }]))
  const kept = new Set(after.slots.map(({ id }) => id))
  return [
    ...before.slots.flatMap((slot, index) => (kept.has(slot.id) ? [] : [`Question ${index + 1} was taken out.`])),
    ...after.slots.flatMap((slot, index) => {
      const stood = places.get(slot.id)
      return stood ? slotChanges(index + 1, stood.slot, slot) : [`Question ${index + 1} is new: ${promptOf(slot)}`]
    }),
    ...(movedSlots(before, after) ? ['The order of the questions changed.'] : []),
    ...criteriaChanges(before.criteria, after.criteria),
    ...(before.pausesAllowed === after.pausesAllowed
      ? []
      : [`Pauses allowed: ${before.pausesAllowed} → ${after.pausesAllowed}.`]),
    ...(same(before.practice, after.practice) ? [] : ['The practice question changed.']),
  ]
}

const promptOf = ({ question }: TemplateSlot) => (question ? `“${short(question.prompt)}”` : 'not chosen yet.')

function slotChanges(number: number, before: TemplateSlot, after: TemplateSlot): string[] {
  const name = `Question ${number}`
  const changes: string[] = []
  if (before.question?.questionId !== after.question?.questionId) changes.push(`${name} is now ${promptOf(after)}`)
  else if (before.question?.prompt !== after.question?.prompt) changes.push(`${name} reads ${promptOf(after)}`)
  else if (!same(before.question, after.question)) changes.push(`${name} has another rubric.`)
  if (before.limitSeconds !== after.limitSeconds)
    changes.push(`${name}: limit ${limitText(before.limitSeconds)} → ${limitText(after.limitSeconds)}.`)
  if (before.weight !== after.weight) changes.push(`${name}: weight ${before.weight} → ${after.weight}.`)
  if (before.difficulty !== after.difficulty) {
    const [was, is] = [difficultyWords[before.difficulty], difficultyWords[after.difficulty]]
    changes.push(`${name}: ${was.toLowerCase()} → ${is.toLowerCase()}.`)
  }
  return changes
}

function movedSlots(before: TemplateDefinition, after: TemplateDefinition): boolean {
  const inBoth = (one: TemplateDefinition, other: TemplateDefinition) =>
    one.slots.map(({ id }) => id).filter((id) => other.slots.some((slot) => slot.id === id))
  return !same(inBoth(before, after), inBoth(after, before))
}

function criteriaChanges(before: readonly Criterion[], after: readonly Criterion[]): string[] {
  const stood = new Map(before.map((criterion) => [criterion.id, criterion]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...before.flatMap(({ id, name }) => (kept.has(id) ? [] : [`${name} is no longer a criterion.`])),
    ...after.flatMap(({ id, name, weight, anchors }) => {
      const was = stood.get(id)
      if (!was) return [`${name} is a new criterion, ${weight} %.`]
      return [
        ...(was.weight === weight ? [] : [`${name}: ${was.weight} % → ${weight} %.`]),
        ...(same(was.anchors, anchors) ? [] : [`${name}: other words for the levels.`]),
      ]
    }),
  ]
}
