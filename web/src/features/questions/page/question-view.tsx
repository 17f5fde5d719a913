import type { QuestionContent } from '@colloquy/contracts/questions'
import { Section } from '../../../ui/section.tsx'
import { AnchorList } from '../../interviews/transcript/judgement/anchors.tsx'
import classes from '../questions.module.css'

const weightWords: Record<number, string> = { 1: 'bonus', 2: 'important', 3: 'essential' }

/** Everything that an answer is judged against. */
export function RubricView({ rubric }: Pick<QuestionContent, 'rubric'>) {
  return (
    <>
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
    </>
  )
}
