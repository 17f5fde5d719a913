import type { AnsweredQuestion, InterviewDetail } from '@colloquy/contracts/interviews'
import { useMemo } from 'react'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { AnchorList } from './anchors.tsx'
import { AnswerFacts } from './answer-facts.tsx'
import { AnswerText } from './answer-text.tsx'
import { evidenceOf, questionAnchor } from './evidence.ts'
import { KeyPoints } from './key-points.tsx'
import { limitText } from './limit-text.ts'
import { MachineLevels } from './machine-levels.tsx'
import { OpenQuestion } from './open-question.tsx'
import { Signals } from './signals.tsx'
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
