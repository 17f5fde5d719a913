import type { ReplyOf } from '@colloquy/contracts/endpoint'
import type { AnsweredQuestion, InterviewDetail } from '@colloquy/contracts/interviews'
import type { AnswerRating, Decision, listReviews, Review, SharedLevel } from '@colloquy/contracts/reviews'
import type { CriterionScore, InterviewScore, Summary } from '@colloquy/contracts/scores'
import type { TextRange } from '@colloquy/contracts/vocabulary'

/** One paragraph of a report, by what it is; how it looks is the printer's business. */
export type Block = { kind: 'title' | 'heading' | 'subheading' | 'text' | 'answer' | 'point'; text: string }

export type ReportParts = {
  interview: InterviewDetail
  /** What the reader may see of them. */
  reviews: ReplyOf<typeof listReviews>
  decisions: readonly Decision[]
  printedFor: string
  printedAt: Date
}

const title = (text: string): Block => ({ kind: 'title', text })
const heading = (text: string): Block => ({ kind: 'heading', text })
const subheading = (text: string): Block => ({ kind: 'subheading', text })
const text = (words: string): Block => ({ kind: 'text', text: words })
const point = (words: string): Block => ({ kind: 'point', text: words })

/** What a printed report says, from top to bottom. What is hidden from its reader is not in it. */
export function reportContent({ interview, reviews, decisions, printedFor, printedAt }: ReportParts): Block[] {
  const isHidden = interview.machineLevels === 'hidden_until_review'
  return [
    title(`Interview report: ${interview.candidate.name ?? 'candidate without a name'}`),
    text(`${interview.position.title}. Printed ${moment(printedAt.toISOString())} for ${printedFor}.`),
    ...profile(interview),
    ...result(interview, isHidden),
    heading('Questions and answers'),
    ...interview.questions.flatMap((question) => questionBlocks(question, interview)),
    ...reviewBlocks(reviews, interview),
    ...queueBlocks(reviews.answerRatings, interview),
    ...sharedBlocks(reviews.shared, interview),
    ...decisionBlocks(decisions),
  ]
}

const moment = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
const words = (code: string) => code.replaceAll('_', ' ')

function profile({ candidate, startedAt, submittedAt, status, consent, accommodation }: InterviewDetail): Block[] {
  const { extraTime } = accommodation
  const facts: [string, string | null][] = [
    ['Email', candidate.email],
    ['Phone', candidate.phone],
    ['GitHub', candidate.github],
    ['LinkedIn', candidate.linkedin],
    ['Status', words(status)],
    ['Started', startedAt && moment(startedAt)],
    ['Submitted', submittedAt && moment(submittedAt)],
    ['Consent', consent && `to notice ${consent.noticeVersion}, ${moment(consent.at)}`],
    [
      'Time',
      extraTime === null
        ? null
        : extraTime === 'untimed'
          ? 'without limit, as agreed'
          : `${extraTime} % more, as agreed`,
    ],
  ]
  return [heading('Candidate'), ...facts.flatMap(([name, value]) => (value ? [point(`${name}: ${value}`)] : []))]
}

function result({ score, summary, questions }: InterviewDetail, isHidden: boolean): Block[] {
  if (isHidden) {
    return [heading('Result'), text('Levels and totals are hidden from you until your own review is submitted.')]
  }
  return [heading('Result'), text(scoreWords(score)), ...(summary ? summaryBlocks(summary, questions) : [])]
}

function scoreWords(score: InterviewScore | null): string {
  if (!score) return 'Not scored yet.'
  if (score.value === null) return 'Incomplete: parts of this interview wait for a person.'
  const grounds = { scored: 'scored', provisional: 'provisional', human: 'by people', incomplete: 'incomplete' }
  return `Total ${score.value} of 100 (${grounds[score.kind]}).`
}

function summaryBlocks({ strengths, gaps, writtenBy }: Summary, questions: readonly AnsweredQuestion[]): Block[] {
  const answers = new Map(questions.map(({ questionId, answer }) => [questionId, answer?.text ?? '']))
  const findings = (name: string, list: Summary['strengths']): Block[] =>
    list.length === 0
      ? []
      : [
          subheading(`${name} (${writtenBy})`),
          ...list.map(({ text: said, questionId, evidence }) =>
            point(said + quotes(answers.get(questionId) ?? '', evidence)),
          ),
        ]
  return [...findings('Strengths', strengths), ...findings('Gaps', gaps)]
}

const quotesAtMost = 3
function quotes(answer: string, evidence: readonly TextRange[]): string {
  const found = evidence
    .map(({ start, end }) => answer.slice(start, end).trim())
    .filter(Boolean)
    .slice(0, quotesAtMost)
  return found.length === 0 ? '' : ` Quoted: ${found.map((quote) => `“${quote}”`).join(', ')}.`
}

function questionBlocks(question: AnsweredQuestion, interview: InterviewDetail): Block[] {
  const { number, prompt, difficulty, allowedSeconds, answer, score } = question
  const time = allowedSeconds === null ? 'no limit' : `${allowedSeconds} s`
  const head = [subheading(`${number}. ${prompt}`)]
  if (!answer) return [...head, text(`${difficulty}, ${time}. Not answered.`)]
  const by = answer.submittedBy === 'clock' ? 'submitted when time was up' : 'submitted by the candidate'
  const used = `${difficulty}, ${time}, ${Math.round(answer.usedMs / 1000)} s used, ${by}.`
  const names = criterionNames(interview)
  const levels = (score?.criteria ?? []).map((one) =>
    point(`${names.get(one.criterionId) ?? one.criterionId}: ${levelWords(one, answer.text)}`),
  )
  const unscored = interview.machineLevels === 'hidden_until_review' ? [] : [text('Not judged yet.')]
  return [
    ...head,
    text(used),
    { kind: 'answer', text: answer.text.trim() === '' ? '(empty)' : answer.text },
    ...(levels.length > 0 ? levels : unscored),
  ]
}

function levelWords(score: CriterionScore, answer: string): string {
  switch (score.status) {
    case 'scored':
      return `level ${score.level} of 5, ${score.by}.${quotes(answer, score.evidence)}`
    case 'provisional':
      return `level ${score.level} of 5, provisional (${score.why}).${quotes(answer, score.evidence)}`
    case 'human':
      return `level ${score.level} of 5, by a person.${score.reason ? ` ${score.reason}` : ''}`
    case 'insufficient':
      return `nothing to judge (${words(score.why)}).`
    case 'failed':
      return `could not be judged (${words(score.code)}).`
  }
}

function reviewBlocks({ mine, others, othersHidden }: ReportParts['reviews'], interview: InterviewDetail): Block[] {
  const submitted = [mine, ...others].filter((review) => review?.status === 'submitted')
  const hidden =
    othersHidden === 0 ? [] : [text(`${othersHidden} more, hidden from you until your own review is submitted.`)]
  const none = submitted.length + othersHidden === 0 ? [text('None is submitted yet.')] : []
  return [
    heading('Reviews'),
    ...submitted.flatMap((review) => (review ? oneReview(review, interview) : [])),
    ...hidden,
    ...none,
  ]
}

function oneReview(
  { reviewer, recommendation, ratings, note, submittedAt, sawMachineLevels }: Review,
  interview: InterviewDetail,
): Block[] {
  const when = submittedAt ? `, ${moment(submittedAt)}` : ''
  const saw = sawMachineLevels ? ' The machine’s levels were visible before.' : ''
  const names = criterionNames(interview)
  const byQuestion = interview.questions.flatMap(({ questionId, number }) => {
    const levels = ratings
      .filter((rating) => rating.questionId === questionId)
      .map(
        ({ criterionId, level, reason }) =>
          `${names.get(criterionId) ?? criterionId} ${level}${reason ? ` (${reason})` : ''}`,
      )
    return levels.length === 0 ? [] : [point(`Question ${number}: ${levels.join(', ')}`)]
  })
  return [
    subheading(`${reviewer.name}${when}`),
    text(`Recommendation: ${words(recommendation ?? 'none')}.${saw}`),
    ...byQuestion,
    ...(note.trim() === '' ? [] : [text(note)]),
  ]
}

function queueBlocks(ratings: readonly AnswerRating[], interview: InterviewDetail): Block[] {
  if (ratings.length === 0) return []
  const names = criterionNames(interview)
  return [
    heading('Levels given in the review queue'),
    ...ratings.map(({ questionId, rater, levels, reason, at }) => {
      const given = levels.map(({ criterionId, level }) => `${names.get(criterionId) ?? criterionId} ${level}`)
      const who = `${questionName(questionId, interview)}, ${rater.name}, ${moment(at)}`
      return point(`${who}: ${given.join(', ')}.${reason ? ` ${reason}` : ''}`)
    }),
  ]
}

function sharedBlocks(shared: readonly SharedLevel[], interview: InterviewDetail): Block[] {
  if (shared.length === 0) return []
  const names = criterionNames(interview)
  return [
    heading('Levels by more than one person'),
    ...shared.map(({ questionId, criterionId, level, given }) => {
      const each = given.map(({ rater, level: one }) => `${rater.name} ${one}`).join(', ')
      const what = `${questionName(questionId, interview)}, ${names.get(criterionId) ?? criterionId}`
      return point(`${what}: ${Number(level.toFixed(2))} counts (${each})`)
    }),
  ]
}

const criterionNames = ({ criteria }: InterviewDetail) =>
  new Map<string, string>(criteria.map(({ id, name }) => [id, name]))

const questionName = (id: string, { questions }: InterviewDetail) =>
  `Question ${questions.find(({ questionId }) => questionId === id)?.number ?? id}`

function decisionBlocks(decisions: readonly Decision[]): Block[] {
  if (decisions.length === 0) return [heading('Decision'), text('No decision yet.')]
  return [
    heading('Decision'),
    ...decisions.map(({ outcome, reasonCode, note, by, at }) =>
      point(`${moment(at)}, ${by.name}: ${outcome} (${words(reasonCode)}).${note ? ` ${note}` : ''}`),
    ),
  ]
}
