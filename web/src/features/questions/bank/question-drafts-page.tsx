import { Difficulty, Topic } from '@colloquy/contracts/question-bank'
import { Anchor, Button, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { difficultyOptions, topicOptions } from '../../positions/topic-words.ts'
import { preflightWords } from '../question-status.ts'
import { useDraftQuestionsMutation, useReadDraftingQuery } from '../questions.api.ts'
import classes from '../questions.module.css'

/** A model drafts questions; each waits among the drafts until a person has read, edited and approved it. */
export function QuestionDraftsPage() {
  const drafting = useReadDraftingQuery()
  return (
    <PageFrame
      title="Draft with AI"
      lead={
        <>
          Nobody is asked a draft before a person approves it.{' '}
          <Anchor component={Link} to={paths.questions({ status: 'draft' })} inherit underline="always">
            Drafts that wait
          </Anchor>
        </>
      }
    >
      <Loaded query={drafting}>
        {({ model }) =>
          model ? (
            <DraftForm model={model} />
          ) : (
            <EmptyState title="No AI provider is configured here">
              Whoever runs Colloquy can set AI_PROVIDER, AI_MODEL and AI_API_KEY. Until then, write questions by hand or
              take those of the bank.
            </EmptyState>
          )
        }
      </Loaded>
    </PageFrame>
  )
}

function DraftForm({ model }: { model: string }) {
  const [draft, { data, error, isLoading }] = useDraftQuestionsMutation()
  const [about, setAbout] = useState('')
  const [topic, setTopic] = useState<Topic>('javascript')
  const [difficulty, setDifficulty] = useState<Difficulty>('medium')
  const [count, setCount] = useState(2)
  return (
    <Stack className={classes.question}>
      <Textarea
        label="The position"
        description="What the person will do and needs to know; it is sent to the provider"
        autosize
        minRows={3}
        maxLength={5000}
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
      <Select
        label="Topic"
        data={topicOptions}
        value={topic}
        allowDeselect={false}
        onChange={(value) => setTopic(Topic.catch(topic).parse(value))}
      />
      <Select
        label="Difficulty"
        data={difficultyOptions}
        value={difficulty}
        allowDeselect={false}
        onChange={(value) => setDifficulty(Difficulty.catch(difficulty).parse(value))}
      />
      <NumberInput
        label="How many"
        min={1}
        max={5}
        value={count}
        onChange={(value) => value !== '' && setCount(Number(value))}
      />
      <Button
        loading={isLoading}
        style={{ alignSelf: 'start' }}
        onClick={() => draft({ body: { about, topic, difficulty, count } })}
      >
        Draft with {model}
      </Button>
      {isLoading && <Text size="sm">This may take up to a minute and a half.</Text>}
      {!isLoading && <ProblemNote error={error} />}
      {data && (
        <section aria-live="polite">
          <Text fw={600}>
            {data.items.length === 1 ? '1 draft' : `${data.items.length} drafts`} by {data.draftedBy}
          </Text>
          <ul className={classes.list}>
            {data.items.map(({ id, prompt, preflight }) => (
              <li key={id}>
                <Link to={paths.question(id)}>{prompt}</Link>
                <span className={classes.line}>
                  Read, edit, approve
                  <StateBadge tone={preflightWords[preflight].tone}>{preflightWords[preflight].text}</StateBadge>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}
