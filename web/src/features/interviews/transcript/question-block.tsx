import type { AnsweredQuestion, InterviewDetail } from '@colloquy/contracts/interviews'
import { useMemo } from 'react'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { AnswerFacts } from './answer/answer-facts.tsx'
import { AnswerText } from './answer/answer-text.tsx'
import { evidenceOf, questionAnchor } from './answer/evidence.ts'
import { limitText } from './answer/limit-text.ts'
import { OpenQuestion } from './answer/open-question.tsx'
import { Signals } from './answer/signals.tsx'
import { AnchorList } from './judgement/anchors.tsx'
import { KeyPoints } from './judgement/key-points.tsx'
import { MachineLevels } from './judgement/machine-levels.tsx'
import classes from './transcript.module.css'

type QuestionBlockProps = { question: AnsweredQuestion; interview: InterviewDetail }

/** One question with everything that belongs to its answer. */
export function QuestionBlock({ question, interview }: QuestionBlockProps) {
  const { questionId, number, answer, score, difficulty, prompt } = question
  const { criteria, accommodation, deadline } = interview
  const evidence = useMemo(
    () => evidenceOf(score, (id) => criteria.find((one) => one.id === id)?.name ?? id),
    [score, criteria],
  )
  return (
    <article
      className={classes.question}
      data-state={question.state}
      id={questionAnchor(questionId)}
      tabIndex={-1}
      aria-label={`Question ${number}`}
    >
      <p className={classes.meta}>
        Question {number}, {difficulty}, {limitText(question, accommodation.extraTime)}, weight {question.weight}
      </p>
      <h3 className={classes.prompt}>{prompt}</h3>
      <PanelBoundary>
        {answer ? (
          <>
            <AnswerText questionId={questionId} text={answer.text} evidence={evidence} />
            <AnswerFacts answer={answer} />
            <Signals signals={answer.signals} />
            {score && (
              <div className={classes.judgement}>
                <MachineLevels score={score} criteria={criteria} />
                <KeyPoints questionId={questionId} points={score.keyPoints} />
              </div>
            )}
          </>
        ) : (
          <OpenQuestion state={question.state} deadline={deadline} />
        )}
        {question.state !== 'waiting' && (
          <div className={classes.more}>
            <Disclosure label="What the levels mean here">
              <AnchorList anchors={question.anchors} />
            </Disclosure>
            <Disclosure label="Reference answer">
              <p className={classes.reference}>{question.reference}</p>
            </Disclosure>
          </div>
        )}
      </PanelBoundary>
    </article>
  )
}
