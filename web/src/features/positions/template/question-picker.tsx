import { Difficulty, Topic } from '@colloquy/contracts/question-bank'
import type { TemplateSlot } from '@colloquy/contracts/templates'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Loaded } from '../../../app/loaded.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { AnchorList } from '../../interviews/transcript/judgement/anchors.tsx'
import { useListQuestionsQuery } from '../../questions/questions.api.ts'
import { difficultyOptions, difficultyWords, topicOptions, topicWords } from '../topic-words.ts'
import classes from './template.module.css'
import { questionFromBank } from './template-edit.ts'

type QuestionPickerProps = {
  slot: TemplateSlot
  /** Questions that stand in the template already. */
  taken: readonly string[]
  onPick: (question: TemplateSlot['question']) => void
  onClose: () => void
}

/** Finds another question in the bank; begins with those as hard as the slot, on the same topic. */
export function QuestionPicker({ slot, taken, onPick, onClose }: QuestionPickerProps) {
  const [topic, setTopic] = useState<Topic | null>(slot.question?.topic ?? null)
  const [difficulty, setDifficulty] = useState<Difficulty | null>(slot.difficulty)
  const [search, setSearch] = useState('')
  const [searched] = useDebouncedValue(search.trim(), 200)
  const questions = useListQuestionsQuery({
    query: {
      limit: 100,
      ...(topic ? { topic } : {}),
      ...(difficulty ? { difficulty } : {}),
      ...(searched ? { search: searched } : {}),
    },
  })
  return (
    <Modal opened onClose={onClose} title="Choose a question" size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <search className={classes.filters}>
        <TextInput
          aria-label="Search questions"
          placeholder="Search"
          type="search"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          aria-label="Topic"
          placeholder="Any topic"
          clearable
          data={topicOptions}
          value={topic}
          onChange={(value) => setTopic(Topic.safeParse(value).data ?? null)}
        />
        <Select
          aria-label="Difficulty"
          placeholder="Any difficulty"
          clearable
          data={difficultyOptions}
          value={difficulty}
          onChange={(value) => setDifficulty(Difficulty.safeParse(value).data ?? null)}
        />
      </search>
      <Loaded query={questions} skeleton={<RowsSkeleton rows={5} height={64} />}>
        {({ items }) => {
          const free = items.filter(({ id }) => !taken.includes(id))
          if (free.length === 0)
            return <EmptyState title="No such question">Try another topic or difficulty.</EmptyState>
          return (
            <ul className={classes.choices}>
              {free.map((question) => (
                <li key={question.id}>
                  <div>
                    <p className={classes.meta}>
                      {topicWords[question.topic]}, {difficultyWords[question.difficulty].toLowerCase()}
                    </p>
                    <p>{question.prompt}</p>
                    <Disclosure label="What the levels mean">
                      <AnchorList anchors={question.rubric.anchors} />
                    </Disclosure>
                  </div>
                  <Button size="xs" variant="default" onClick={() => onPick(questionFromBank(question))}>
                    Take
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Modal>
  )
}
