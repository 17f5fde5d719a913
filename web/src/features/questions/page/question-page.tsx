import type { Question } from '@colloquy/contracts/questions'
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Section } from '../../../ui/section.tsx'
import { difficultyWords, topicWords } from '../../positions/topic-words.ts'
import { BankPreflight } from '../preflight/preflight.tsx'
import { originText } from '../question-status.ts'
import { useReadQuestionQuery } from '../questions.api.ts'
import classes from '../questions.module.css'
import { QuestionActions } from './question-actions.tsx'
import { QuestionEdit } from './question-edit.tsx'
import { QuestionUses } from './question-uses.tsx'
import { QuestionVersions } from './question-versions.tsx'
import { RubricView } from './question-view.tsx'

/** One question of the bank: its rubric, how the rubric does, where it is asked, who changed what. */
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
      <Loaded query={question}>{(found) => <OneQuestion question={found} />}</Loaded>
    </PageFrame>
  )
}

function OneQuestion({ question }: { question: Question }) {
  const { id, prompt, topic, difficulty, version, status, rubric } = question
  const mayWrite = useMay('questions.write')
  const [base, setBase] = useState<Question | null>(null)
  if (base) return <QuestionEdit base={base} present={question} onDone={() => setBase(null)} />
  return (
    <article className={classes.question}>
      <p className={classes.meta}>
        {topicWords[topic]}, {difficultyWords[difficulty].toLowerCase()}, version {version}, {originText(question)}
        {status === 'retired' && ', retired'}
        {status === 'draft' && ', draft: nobody is asked it before a person approves it'}
      </p>
      <p className={classes.prompt}>{prompt}</p>
      {mayWrite && <QuestionActions question={question} onEdit={() => setBase(question)} />}
      <Section title="Pre-flight">
        <BankPreflight questionId={id} />
      </Section>
      <RubricView rubric={rubric} />
      <Section title="Where it is asked">
        <QuestionUses questionId={id} />
      </Section>
      <Section title="Versions">
        <QuestionVersions questionId={id} />
      </Section>
    </article>
  )
}
