import type { ReviewRating } from '@colloquy/contracts/reviews'
import type { Level } from '@colloquy/contracts/vocabulary'
import type { UserCaller } from '../infra/http/caller.ts'
import type { DemoRun } from './demo-interview.ts'

const recommendations = ['definitely_no', 'no', 'yes', 'strong_yes'] as const
const dayMs = 24 * 60 * 60 * 1000

export async function demoReviews(
  run: DemoRun,
  reviewers: readonly UserCaller[],
  interviewId: string,
  ability: number,
): Promise<void> {
  for (const by of reviewers) await demoReview(run, by, interviewId, ability)
}

/** A person's review, written without a look at the machine's levels: mostly near them, with a reason where it is far. */
async function demoReview(run: DemoRun, by: UserCaller, interviewId: string, ability: number): Promise<void> {
  const { services, clock, random } = run
  clock.now = new Date(clock.now.getTime() + dayMs * (0.3 + random()))
  const mine = { interviewId, userId: by.id }
  const { questions, criteria } = await services.interviews.detail(by, interviewId)
  const scores = await run.machineScores(interviewId)
  const ratings = questions.flatMap(({ questionId, answer }) =>
    answer
      ? criteria.map((criterion): ReviewRating => {
          const score = scores.get(questionId)
          const machine = score?.criteria.find(({ criterionId }) => criterionId === criterion.id)
          const level = nearby(machine && 'level' in machine ? machine.level : 1, random)
          const isFar = machine !== undefined && 'level' in machine && Math.abs(machine.level - level) >= 2
          return {
            questionId,
            criterionId: criterion.id,
            level,
            reason: isFar ? 'The idea is there, in other words than expected.' : null,
          }
        })
      : [],
  )
  const recommendation = recommendations[Math.min(3, Math.floor(ability * 4))] ?? 'yes'
  await services.reviews.save(mine, null, { ratings, note: noteFor(ability), recommendation })
  await services.reviews.submit(mine)
}

export async function demoDecision({ services, clock }: DemoRun, by: UserCaller, interviewId: string): Promise<void> {
  clock.now = new Date(clock.now.getTime() + dayMs * 0.5)
  const { score } = await services.interviews.detail(by, interviewId)
  const [outcome, reasonCode] = decisionFor(score?.value ?? 0)
  await services.decisions.decide(interviewId, by, { outcome, reasonCode, note: '' })
}

function decisionFor(total: number) {
  if (total >= 65) return ['advance', 'meets_requirements'] as const
  return total >= 50 ? (['hold', 'needs_second_opinion'] as const) : (['reject', 'below_requirements'] as const)
}

function nearby(level: number, random: () => number): Level {
  const moved = Math.round(level + (random() - 0.5) * 2)
  return Math.min(5, Math.max(1, moved)) as Level
}

function noteFor(ability: number): string {
  if (ability > 0.75)
    return 'Clear and complete, with reasons. I would like to hear more about the trade-offs in a conversation.'
  if (ability > 0.45) return 'Sound on the basics; some of the harder points are missing.'
  return 'Knows the words but rarely says why. Not enough for this position at the moment.'
}
