import type { BodyOf, ReplyOf } from '@colloquy/contracts/endpoint'
import type { draftQuestions } from '@colloquy/contracts/question-drafts'
import type { Question, QuestionContent } from '@colloquy/contracts/questions'
import type { AiGateway } from '../../../infra/ai/gateway.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import { questionRepository } from '../questions.repository.ts'
import { addQuestion } from '../questions.service.ts'
import { draftQuestionsTask } from './draft-questions.task.ts'
import { draftingRefused } from './drafting-refused.ts'

export type QuestionDraftsDeps = {
  db: Db
  now: () => Date
  gateway: Pick<AiGateway, 'run' | 'states'>
  /** How its rubric does on the fixture pack: a person sees it before approving. */
  passesPreflight: (question: QuestionContent) => Promise<boolean>
}

export type QuestionDraftsService = {
  /** The model that would draft; null where none is configured. */
  model(): string | null
  draft(wanted: BodyOf<typeof draftQuestions>, by: string): Promise<ReplyOf<typeof draftQuestions>>
}

const mostKnown = 200

export function createQuestionDraftsService(deps: QuestionDraftsDeps): QuestionDraftsService {
  const { db, now, gateway, passesPreflight } = deps

  return {
    model: () => gateway.states()[0]?.model ?? null,

    async draft({ about, topic, difficulty, count, positionId }, by) {
      const known = (await questionRepository.findActive(db, { topics: [topic] })).map(({ prompt }) => prompt)
      const input = { position: about, topic, difficulty, count, known: known.slice(0, mostKnown) }
      const answer = await gateway.run(draftQuestionsTask, input, positionId ? { subject: positionId } : {})
      if (!answer.ok) throw draftingRefused(answer)

      const { provider, model } = answer.by
      const draftedBy = `${model} (${provider})`
      const drafts = answer.output.questions.slice(0, count)
      const stored = await inTransaction(db, async (trx) => {
        const added: Question[] = []
        for (const words of drafts) {
          const content = { ...words, topic, difficulty }
          added.push(await addQuestion(trx, { content, by, at: now(), draftedBy }))
        }
        return added
      })
      const items = await Promise.all(
        stored.map(async (question) => ({
          ...question,
          preflight: (await passesPreflight(question)) ? ('passed' as const) : ('failed' as const),
        })),
      )
      return { items, draftedBy }
    },
  }
}
