import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { fieldErrors } from '../../../api/problem-text.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { useConfirmProfileMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { resumeChosen } from '../room/room-slice.ts'
import { Step, StepActions } from '../room/step.tsx'
import chat from './chat.module.css'
import { Line } from './chat-line.tsx'
import { FieldQuestion } from './field-question.tsx'
import { FoundField } from './found-field.tsx'
import { type ProfileKey, profileFields } from './profile-fields.ts'

/** The profile as a chat: shows what was found and where, asks only for what is missing or doubtful. */
export function ProfileStep({ view }: { view: MyInterview }) {
  const dispatch = useAppDispatch()
  const [written, setWritten] = useState<Partial<Record<ProfileKey, string>>>({})
  const [country, setCountry] = useState<string>()
  const [correcting, setCorrecting] = useState<ProfileKey | null>(null)
  const [confirm, { isLoading, error }] = useConfirmProfileMutation()

  const fields = profileFields(view, written)
  const asked = fields.find((field) => field.key === correcting) ?? fields.find((field) => field.ask) ?? null
  const faults = faultsOf(error)
  const shown = fields.filter((field) => field !== asked && !field.ask)

  const write = (key: ProfileKey, value: string, from?: string) => {
    setWritten((before) => ({ ...before, [key]: value }))
    if (key === 'phone') setCountry(from)
    setCorrecting(null)
  }
  const send = async () => {
    const value = (key: ProfileKey) => fields.find((field) => field.key === key)?.value ?? ''
    const body = { fullName: value('fullName'), email: value('email'), phone: value('phone') }
    const result = await confirm({ body: country ? { ...body, country } : body })
    const [faulty] = Object.keys(faultsOf(result.error))
    setCorrecting(fields.find((field) => field.key === faulty)?.key ?? null)
  }

  return (
    <Step title="Is this you?" place="Step 2 of 3">
      <ol className={chat.chat} aria-label="Your profile">
        <Line from="colloquy">{greeting(view, fields.length - fields.filter((field) => field.ask).length)}</Line>
        {shown.map((field) => (
          <FoundField key={field.key} field={field} onCorrect={() => setCorrecting(field.key)} />
        ))}
        {asked && (
          <FieldQuestion
            key={asked.key}
            field={asked}
            fault={faults[asked.key]}
            onAnswer={(value, from) => write(asked.key, value, from)}
          />
        )}
        {!asked && <Line from="colloquy">Is everything right?</Line>}
      </ol>
      {Object.keys(faults).length === 0 && <Refusal error={error} />}
      {!asked && (
        <StepActions>
          <Button size="lg" loading={isLoading} onClick={send}>
            Yes, go on
          </Button>
        </StepActions>
      )}
      <p>
        <Anchor component="button" type="button" fz="1rem" onClick={() => dispatch(resumeChosen('another'))}>
          {view.resume ? 'Use another résumé' : 'Add a résumé after all'}
        </Anchor>
      </p>
    </Step>
  )
}

function greeting({ resume }: MyInterview, known: number): string {
  if (resume?.status === 'read' && known > 0)
    return `I read ${resume.fileName}. This is what I found. Please correct what is not right.`
  if (resume?.status === 'read')
    return `I read ${resume.fileName}, but I could not find your name and contact for sure.`
  if (known > 0) return 'This is what I know from your invitation. Please correct what is not right.'
  return 'I need three things before we start.'
}

/** Refusals that belong to one field, by field. */
function faultsOf(error: unknown): Partial<Record<string, string>> {
  if (!isApiProblem(error)) return {}
  if (error.code === 'phone_invalid') return { phone: error.detail }
  return fieldErrors(error)
}
