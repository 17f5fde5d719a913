import type { FixtureId } from '@colloquy/contracts/preflight'
import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import { paraphraseOf, secondLanguage } from './reworded.ts'
import { injections, keywordLists, paddings } from './wrong-answers.ts'

/** What an answer may be given: nothing above 2; at least 4; as the expert, give or take one; the same for each wording. */
export type Expectation = 'low' | 'high' | 'near-expert' | 'alike'

/** Answers of one kind, and what is expected of each. */
export type Fixture = { id: FixtureId; expects: Expectation; answers: readonly string[] }

const names = ['Anna Becker', 'Ngozi Okonkwo', 'Mohammed Al-Hashimi', 'Nguyễn Thị Lan', 'Jack Smith']

/**
 * The pack for one question, made from its own rubric. Its author writes nothing extra: the expert's answer is the
 * reference, the others are derived from it, from the key points or from the question.
 */
export function fixturesFor(asked: { prompt: string; rubric: QuestionRubric }): Fixture[] {
  const { prompt, rubric } = asked
  return [
    { id: 'expert', expects: 'high', answers: [rubric.reference] },
    { id: 'paraphrase', expects: 'near-expert', answers: [paraphraseOf(rubric)] },
    { id: 'second-language', expects: 'near-expert', answers: [secondLanguage(rubric.reference)] },
    { id: 'name-swap', expects: 'alike', answers: names.map((name) => `My name is ${name}. ${rubric.reference}`) },
    { id: 'empty', expects: 'low', answers: [''] },
    { id: 'echo', expects: 'low', answers: [prompt, `The question is: ${prompt} So my answer is about exactly that.`] },
    { id: 'padding', expects: 'low', answers: paddings(asked) },
    { id: 'keyword-list', expects: 'low', answers: keywordLists(asked) },
    { id: 'injection', expects: 'low', answers: injections(asked) },
  ]
}
