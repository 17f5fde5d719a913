import { Step } from '../room/step.tsx'

export function ErasedPage() {
  return (
    <Step title="Your data is erased">
      <p>
        Your name, contact, résumé and answers are gone. What stays is that an interview took place, without any word of
        yours.
      </p>
      <p>You can close this page.</p>
    </Step>
  )
}
