import type { Replay } from '@colloquy/contracts/replays'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { Loaded } from '../../../app/loaded.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { ReplayList } from './replay-list.tsx'
import { ReplayProgress } from './replay-progress.tsx'
import { ReplayedInterviews } from './replayed-interviews.tsx'
import { useListReplaysQuery, useStartReplayMutation } from './replays.api.ts'

/** What would change if the scorer of today had scored this position. */
export function ReplayPanel({ positionId }: { positionId: string }) {
  const replays = useListReplaysQuery({ params: { positionId } })
  const [chosen, choose] = useState<string | null>(null)
  return (
    <Loaded query={replays} skeleton={<RowsSkeleton rows={6} height={40} />}>
      {({ items, scorer, answers }) => {
        const shown = items.find(({ id }) => id === chosen) ?? items[0]
        return (
          <>
            <StartReplay
              positionId={positionId}
              scorer={scorer}
              answers={answers}
              running={items[0]?.status === 'running'}
            />
            {shown ? (
              <Shown replay={shown} />
            ) : (
              <EmptyState title="No replay yet">
                A replay scores the answers again beside the scores in force, and shows who would stand elsewhere.
              </EmptyState>
            )}
            {items.length > 1 && <ReplayList replays={items} shownId={shown?.id} onChoose={choose} />}
          </>
        )
      }}
    </Loaded>
  )
}

function Shown({ replay }: { replay: Replay }) {
  return (
    <>
      <ReplayProgress replay={replay} />
      {replay.status === 'finished' && <ReplayedInterviews key={replay.id} replay={replay} />}
    </>
  )
}

type StartReplayProps = { positionId: string; scorer: string; answers: number; running: boolean }

function StartReplay({ positionId, scorer, answers, running }: StartReplayProps) {
  const [start, { isLoading, error }] = useStartReplayMutation()
  const [asking, dialog] = useDisclosure(false)
  const confirm = async () => {
    const result = await start({ params: { positionId } })
    if (!('error' in result)) dialog.close()
  }
  return (
    <>
      <Text size="sm" c="dimmed" maw="60ch" mb="sm">
        Scores every answer again with the {scorer}, beside the scores in force. Nothing in force changes by it.
      </Text>
      <Button mb="lg" disabled={running || answers === 0} onClick={dialog.open}>
        Replay {answers} {answers === 1 ? 'answer' : 'answers'}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Replay ${answers} ${answers === 1 ? 'answer' : 'answers'}?`}
        confirmLabel="Start the replay"
        busy={isLoading}
        onConfirm={confirm}
        onCancel={dialog.close}
      >
        The {scorer} scores them one after the other in the background. Where that is a model, each answer is a request
        that may cost money. It can be stopped at any time.
        <ProblemNote error={error} />
      </ConfirmDialog>
    </>
  )
}
