import type { Question } from '@colloquy/contracts/questions'
import { Anchor } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { Loaded } from '../../app/loaded.tsx'
import { paths } from '../../app/paths.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { AnchorList } from '../interviews/transcript/judgement/anchors.tsx'
import { difficultyWords, topicWords } from '../positions/topic-words.ts'
import { useReadQuestionQuery } from './questions.api.ts'
import classes from './questions.module.css'

/** One question with everything that an answer is judged against. */
export function QuestionPage() {
  const { questionId = '' } = useParams()
  const question = useReadQuestionQuery({ params: { questionId } })
  return (
    <PageFrame
      title="Question"
      actions={
        <Anchor component={Link} to={paths.questions()} size="sm">
          All questions
        </Anchor>
      }
    >
      <Loaded query={question}>{(found) => <QuestionView question={found} />}</Loaded>
    </PageFrame>
  )
}

const weightWords: Record<number, string> = { 1: 'bonus', 2: 'important', 3: 'essential' }

function QuestionView({ question }: { question: Question }) {
  const { prompt, topic, difficulty, version, origin, status, rubric } = question
  return (
    <article className={classes.question}>
      <p className={classes.meta}>
        {topicWords[topic]}, {difficultyWords[difficulty].toLowerCase()}, version {version},{' '}
        {origin === 'shipped' ? 'ships with Colloquy' : 'written here'}
        {status === 'retired' && ', retired'}
      </p>
      <p className={classes.prompt}>{prompt}</p>
      <Section title="Key points of a complete answer">
        <ol className={classes.points}>
          {rubric.keyPoints.map(({ id, weight, phrasings: [first, ...others] }) => (
            <li key={id}>
              {first} <span className={classes.weight}>{weightWords[weight]}</span>
              <ul>
                {others.map((phrasing) => (
                  <li key={phrasing}>{phrasing}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Reference answer">
        <p className={classes.reference}>{rubric.reference}</p>
      </Section>
      {rubric.misconceptions.length > 0 && (
        <Section title="Misconceptions">
          <ul className={classes.points}>
            {rubric.misconceptions.map(({ id, phrasings, explanation }) => (
              <li key={id}>
                “{phrasings[0]}” <span className={classes.weight}>{explanation}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="What the levels mean">
        <AnchorList anchors={rubric.anchors} />
      </Section>
    </article>
  )
}
