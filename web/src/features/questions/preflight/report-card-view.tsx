import type { ReportCard } from '@colloquy/contracts/preflight'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { allowedText, fixtureWords, levelText } from './fixture-words.ts'
import classes from './preflight.module.css'

/** How a rubric did on each fixture: what was given, what would be right, and what to change where it is not. */
export function ReportCardView({ card }: { card: ReportCard }) {
  const missed = card.results.filter(({ passed }) => !passed)
  return (
    <div className={classes.card}>
      {missed.map(({ fixture, remedy }) => (
        <p key={fixture} className={classes.remedy}>
          {remedy}
        </p>
      ))}
      <Disclosure label={`All ${card.results.length} kinds of answers, judged by the ${card.scorer}`}>
        <ul className={classes.results}>
          {card.results.map((result) => (
            <li key={result.fixture}>
              <StateBadge tone={result.passed ? 'done' : 'failed'}>{fixtureWords[result.fixture]}</StateBadge>
              <span>
                {levelText(result.level)}, right is {allowedText(result)}
              </span>
              <Disclosure label="The answer">
                <p className={classes.answer}>{result.answer || 'Nothing.'}</p>
              </Disclosure>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

/** In one line. */
export function outcomeText({ results }: ReportCard): string {
  const passed = results.filter((result) => result.passed).length
  if (passed === results.length) return `Pre-flight passed: ${passed} of ${results.length}`
  return `Pre-flight failed: ${results.length - passed} of ${results.length} judged wrongly`
}
