import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { TagDescription } from '@reduxjs/toolkit/query/react'
import type { Tag } from './tags.ts'

/** Which copies are stale after an event. */
export function staleAfter(event: LiveEvent): TagDescription<Tag>[] {
  switch (event.kind) {
    case 'interview':
      return [
        { type: 'Interview', id: event.interviewId },
        { type: 'Interview', id: 'LIST' },
        { type: 'Invitation', id: event.interviewId },
        { type: 'Position', id: event.positionId },
        { type: 'Position', id: 'LIST' },
        'MyInterview',
      ]
    case 'resume':
      return [{ type: 'Resume', id: event.interviewId }, { type: 'Interview', id: event.interviewId }, 'MyInterview']
    case 'review':
      return [
        { type: 'Review', id: event.interviewId },
        'Agreement',
        { type: 'Decision', id: event.interviewId },
        { type: 'Interview', id: event.interviewId },
        { type: 'Interview', id: 'LIST' },
        { type: 'Position', id: event.positionId },
      ]
    case 'replay':
      return [{ type: 'Replay', id: event.positionId }]
    case 'review_queue':
      return ['ReviewQueue']
    case 'position':
      return [
        // Whether the machine's levels are shown is a setting of the position.
        'Interview',
        { type: 'Position', id: event.positionId },
        { type: 'Position', id: 'LIST' },
        { type: 'Template', id: event.positionId },
        { type: 'OpenLink', id: event.positionId },
      ]
    // What was taken away is no longer there, what was given appears.
    case 'assignment':
      return [
        { type: 'Assignment', id: event.positionId },
        { type: 'Assignment', id: event.userId },
        'Position',
        { type: 'Interview', id: 'LIST' },
      ]
  }
}

/** After a gap that the browser could not bridge, everything that changes by itself is read again. */
export const liveTags: readonly Tag[] = [
  'Interview',
  'Position',
  'Resume',
  'Review',
  'Decision',
  'ReviewQueue',
  'Replay',
  'Invitation',
  'MyInterview',
]
