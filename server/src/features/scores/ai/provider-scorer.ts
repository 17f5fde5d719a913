import type { Level } from '@colloquy/contracts/vocabulary'
import type { AiGateway } from '../../../infra/ai/gateway.ts'
import type { ProviderSettings } from '../../../infra/config/ai-environment.ts'
import { type AnswerToJudge, type JudgedBy, type Judgement, type Scorer, sureEnough } from '../scorer.ts'
import { locateQuotes } from './quotes.ts'
import { relevanceTo } from './relevant-quotes.ts'
import { type ModelJudgement, scoreAnswerTask } from './score-answer.task.ts'
import { shownAnswer } from './shown-answer.ts'

// From here on a person looks before the score counts.
const levelsApart = 3

/** As pages and notices name a model. */
export const modelLabel = ({ model }: Pick<ProviderSettings, 'model'>): string => `AI model ${model}`

const identity = (settings: Pick<ProviderSettings, 'provider' | 'model'>): JudgedBy => ({
  label: modelLabel(settings),
  name: `${settings.provider}:${settings.model}`,
  version: scoreAnswerTask.promptVersion,
})

/**
 * A model judges; while none can, the built-in grader stands in and says so. It also looks at every answer that a model
 * has judged: where both are far apart, or the answer talks to its grader, the level waits for a person.
 */
export function providerScorer(gateway: AiGateway, builtIn: Scorer): Scorer {
  const judges = gateway.states().map(identity)
  const [primary] = judges
  if (!primary) return builtIn
  return {
    ...primary,
    isBy: (by) => [...judges, builtIn].some(({ name, version }) => by.name === name && by.version === version),
    async score(given, about) {
      const own = await builtIn.score(given, about)
      const shown = shownAnswer(given.answer)
      if (shown.text.trim() === '') return { ...own, provisional: 'low_confidence', by: identityOf(builtIn) }
      const answer = await gateway.run(scoreAnswerTask, { ...given, answer: shown.text }, { subject: about.answerId })
      if (!answer.ok) return standIn(own, builtIn, `ai_${answer.code}`)
      const levels = levelsOf(given, shown.text, answer.output)
      if (!levels) return standIn(own, builtIn, 'ai_bad_output')
      const isRelevant = relevanceTo(given)
      const flags = new Set<string>(own.flags.filter((flag) => flag === 'injection' || flag === 'echo'))
      if (shown.instructs || answer.output.speaksToGrader) flags.add('injection')
      if (areFarApart(levels, own.criteria)) flags.add('graders_disagree')
      const unsure = flags.size > 0 || answer.output.confidence < sureEnough
      return {
        criteria: levels,
        keyPoints: answer.output.keyPoints.map(({ id, found, quote }) => ({
          id,
          found,
          claims: isRelevant(quote) ? locateQuotes(shown.text, [quote]) : [],
        })),
        confidence: answer.output.confidence,
        flags: [...flags],
        provisional: unsure ? 'low_confidence' : null,
        by: identity(answer.by),
        call: answer.call,
      }
    },
  }
}

const identityOf = ({ label, name, version }: Scorer): JudgedBy => ({ label, name, version })

const standIn = (own: Judgement, builtIn: Scorer, flag: string): Judgement => ({
  ...own,
  flags: [...own.flags, flag],
  provisional: 'provider_down',
  by: identityOf(builtIn),
})

/** One judgement for each criterion that was asked for; null when the model left one out. */
function levelsOf(given: AnswerToJudge, shown: string, said: ModelJudgement): Judgement['criteria'] | null {
  const { judgeable } = said
  if (judgeable !== 'yes')
    return given.rubric.criteria.map(({ id }) => ({ criterionId: id, status: 'insufficient', why: judgeable }))
  const isRelevant = relevanceTo(given)
  const judged = given.rubric.criteria.flatMap(({ id }) => {
    const one = said.criteria.find((criterion) => criterion.id === id)
    return one
      ? [
          {
            criterionId: id,
            status: 'levelled' as const,
            level: one.level,
            claims: locateQuotes(shown, one.quotes.filter(isRelevant)),
          },
        ]
      : []
  })
  return judged.length === given.rubric.criteria.length ? judged : null
}

/** A model that is talked into something gives far more than the words in the answer are worth. */
function areFarApart(theirs: Judgement['criteria'], own: Judgement['criteria']): boolean {
  const levelOf = (criteria: Judgement['criteria'], id: string): Level | null => {
    const found = criteria.find(({ criterionId }) => criterionId === id)
    if (found?.status === 'levelled') return found.level
    return found ? 1 : null
  }
  return theirs.some(({ criterionId }) => {
    const [theirLevel, ownLevel] = [levelOf(theirs, criterionId), levelOf(own, criterionId)]
    return theirLevel !== null && ownLevel !== null && theirLevel - ownLevel >= levelsApart
  })
}
