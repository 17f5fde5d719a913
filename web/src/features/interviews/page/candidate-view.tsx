import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { useRef } from 'react'
import { useDocumentTitle } from '../../../ui/document-title.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { Section } from '../../../ui/section.tsx'
import { DecisionPanel } from '../../reviews/decision/decision-panel.tsx'
import { ReviewPanel } from '../../reviews/review-panel.tsx'
import { nameOf } from '../interview-words.ts'
import { PersonColumn } from '../person/person-column.tsx'
import { questionAnchor } from '../transcript/answer/evidence.ts'
import { Transcript } from '../transcript/transcript.tsx'
import classes from './candidate.module.css'
import { CandidateHeader } from './candidate-header.tsx'
import { PaneLinks } from './pane-links.tsx'

/** Left the person, middle what was answered, right the own levels. Nothing lies on top of anything. */
export function CandidateView({ interview }: { interview: InterviewDetail }) {
  useDocumentTitle(nameOf(interview.candidate))
  const shown = useRef<string | null>(null)
  const showQuestion = (questionId: string) => {
    if (shown.current === questionId || !window.matchMedia('(min-width: 75em)').matches) return
    shown.current = questionId
    document.getElementById(questionAnchor(questionId))?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <CandidateHeader interview={interview} />
      <PaneLinks />
      <div className={classes.columns}>
        <aside id="person" className={classes.side} aria-label="The person">
          <PersonColumn interview={interview} />
        </aside>
        <div id="answers" className={classes.middle}>
          <PanelBoundary title="The transcript could not be shown">
            <Transcript interview={interview} />
          </PanelBoundary>
        </div>
        <aside id="review" className={classes.side} aria-label="Review and decision">
          <Section title="Your review">
            <ReviewPanel interview={interview} onQuestion={showQuestion} />
          </Section>
          <Section title="Decision">
            <DecisionPanel interview={interview} />
          </Section>
        </aside>
      </div>
    </>
  )
}
