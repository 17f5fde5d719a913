import type { BodyInput } from '@colloquy/contracts/endpoint'
import { Difficulty, Topic } from '@colloquy/contracts/question-bank'
import type { draftQuestions } from '@colloquy/contracts/question-drafts'
import type { ListedQuestion } from '@colloquy/contracts/questions'
import { Button, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { difficultyOptions, topicOptions } from '../../positions/topic-words.ts'
import { preflightWords } from '../question-status.ts'
import { useDraftQuestionsMutation } from '../questions.api.ts'
import classes from '../questions.module.css'

type DraftFormProps = {
  model: string
  wanted: BodyInput<typeof draftQuestions>
  /** A draft's words, with what can be done about it. */
  children: (draft: ListedQuestion) => ReactNode
}

/** Says what a model shall draft, and lists what it drafted. */
export function DraftForm({ model, wanted: before, children }: DraftFormProps) {
  const [draft, { data, error, isLoading }] = useDraftQuestionsMutation()
  const [wanted, setWanted] = useState(before)
  const change = (part: Partial<typeof wanted>) => setWanted({ ...wanted, ...part })
  return (
    <Stack className={classes.question}>
      <Textarea
        label="The position"
        description="What the person will do and needs to know; it is sent to the provider"
        autosize
        minRows={3}
        maxLength={5000}
        value={wanted.about}
        onChange={(event) => change({ about: event.currentTarget.value })}
      />
      <Select
        label="Topic"
        data={topicOptions}
        value={wanted.topic}
        allowDeselect={false}
        onChange={(value) => change({ topic: Topic.catch(wanted.topic).parse(value) })}
      />
      <Select
        label="Difficulty"
        data={difficultyOptions}
        value={wanted.difficulty}
        allowDeselect={false}
        onChange={(value) => change({ difficulty: Difficulty.catch(wanted.difficulty).parse(value) })}
      />
      <NumberInput
        label="How many"
        min={1}
        max={5}
        value={wanted.count}
        onChange={(value) => value !== '' && change({ count: Number(value) })}
      />
      <Button loading={isLoading} style={{ alignSelf: 'start' }} onClick={() => draft({ body: wanted })}>
        Draft with {model}
      </Button>
      {isLoading && <Text size="sm">This may take up to a minute and a half.</Text>}
      {!isLoading && <ProblemNote error={error} />}
      {data && (
        <section aria-live="polite">
          <Text fw={600}>
            {data.items.length === 1 ? '1 draft' : `${data.items.length} drafts`} by {data.draftedBy}
          </Text>
          <Text size="sm" c="dimmed">
            Read them, edit what is not right, and approve what you want to ask.
          </Text>
          <ul className={classes.list}>
            {data.items.map((item) => (
              <li key={item.id}>
                {children(item)}
                <span className={classes.line}>
                  <StateBadge tone={preflightWords[item.preflight].tone}>
                    {preflightWords[item.preflight].text}
                  </StateBadge>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}
