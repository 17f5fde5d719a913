import type { FixtureId, FixtureResult, ReportCard } from '@colloquy/contracts/preflight'
import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import type { CriterionId } from '@colloquy/contracts/templates'
import { type Fixture, fixturesFor } from './fixtures.ts'
import { remedyFor } from './remedies.ts'

/** What a scorer gave an answer; 0 where it found nothing to judge. */
export type GivenLevels = FixtureResult['levels']

type Allowed = FixtureResult['allowed']

/**
 * Tries a question's rubric with the fixture pack. `judge` gives the levels of an answer, one for each criterion, and
 * must give the same criteria each time.
 */
export async function preflight(
  asked: { prompt: string; rubric: QuestionRubric },
  scorer: string,
  judge: (answer: string) => Promise<GivenLevels>,
): Promise<ReportCard> {
  const expert = await judge(asked.rubric.reference)
  const results: FixtureResult[] = []
  for (const fixture of fixturesFor(asked)) {
    const given: { answer: string; levels: GivenLevels }[] = []
    for (const answer of fixture.answers) given.push({ answer, levels: await judge(answer) })
    const likeness = fixture.expects === 'alike' ? (given[0]?.levels ?? expert) : expert
    results.push(worst(fixture, given, likeness))
  }
  return { scorer, results, passed: results.every(({ passed }) => passed) }
}

/** The level farthest from what is allowed stands for the whole fixture. */
function worst(
  { id, expects }: Fixture,
  given: readonly { answer: string; levels: GivenLevels }[],
  likeness: GivenLevels,
): FixtureResult {
  const all = given.flatMap(({ answer, levels }) =>
    levels.map(({ criterionId, level }): FixtureResult => {
      const allowed = allowedFor(expects, likeness, criterionId)
      const passed = level >= allowed.from && level <= allowed.to
      const result = { fixture: id, answer, levels, criterionId, level, allowed, passed }
      return { ...result, remedy: passed ? null : remedyFor(result) }
    }),
  )
  const [farthest] = all.toSorted((a, b) => beyond(b) - beyond(a))
  if (!farthest) throw new Error('A rubric is tried with at least one criterion.')
  return farthest
}

const isHigh: ReadonlySet<FixtureId> = new Set(['expert', 'paraphrase', 'second-language', 'name-swap'])

/** How far a level is outside what is allowed; inside, how near it is to the end that matters. */
const beyond = ({ fixture, level, allowed: { from, to } }: FixtureResult) =>
  isHigh.has(fixture) ? Math.max(from - level, level - to) : level - to

function allowedFor(expects: Fixture['expects'], likeness: GivenLevels, criterionId: CriterionId): Allowed {
  if (expects === 'low') return { from: 0, to: 2 }
  if (expects === 'high') return { from: 4, to: 5 }
  const level = likeness.find((one) => one.criterionId === criterionId)?.level ?? 0
  if (expects === 'alike') return { from: level, to: level }
  return { from: Math.max(0, level - 1), to: Math.min(5, level + 1) }
}
