import type { AnswerScore } from '@colloquy/contracts/scores'
import type { TemplateDefinition } from '@colloquy/contracts/templates'
import type { UserCaller } from '../infra/http/caller.ts'
import type { Services } from '../services.ts'
import { demoAnswer } from './demo-answers.ts'
import type { DemoPerson } from './demo-people.ts'
import type { DemoEnd } from './demo-positions.ts'
import { demoResume } from './demo-resume.ts'

const minute = 60_000

export type DemoRun = {
  services: Services
  /** The demo's own time: each act moves it on. */
  clock: { now: Date }
  /** Runs the background work that the acts so far have made necessary. */
  drain: () => Promise<void>
  random: () => number
  /** The machine's levels, so that the invented reviewers come near them without having looked. */
  machineScores: (interviewId: string) => Promise<ReadonlyMap<string, AnswerScore>>
}

type Candidate = {
  person: DemoPerson
  end: DemoEnd
  ability: number
  positionId: string
  definition: TemplateDefinition
  skills: string[]
  invitedAt: Date
}

/** One candidate's way through an interview, by the same services that real ones use. Gives the interview's id. */
export async function demoInterview(run: DemoRun, by: UserCaller, candidate: Candidate): Promise<string> {
  const { services, clock, drain, random } = run
  const { person, end, invitedAt } = candidate
  const pass = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * minute)
  }
  clock.now = invitedAt
  const [invitation] = await services.invitations.invite(by, candidate.positionId, [person])
  const interviewId = invitation?.interviewId ?? ''
  if (end === 'invited' || end === 'expired') return interviewId
  if (end === 'cancelled') {
    pass(600)
    await services.interviews.cancel(by, interviewId, 'Hired elsewhere before the interview.')
    return interviewId
  }

  const my = services.myInterview
  pass(60 + random() * 1500)
  const { notice } = await my.open(interviewId)
  pass(1)
  await my.consent(interviewId, notice.version)
  pass(1)
  await services.resumes.upload(interviewId, { name: 'resume.txt', bytes: demoResume(person, candidate.skills) })
  await drain()
  if (end === 'onboarding') return interviewId
  pass(2)
  await services.profile.confirm(interviewId, person)
  if (end === 'ready') return interviewId

  await my.beginPractice(interviewId)
  pass(0.6)
  await my.finishPractice(interviewId)
  pass(1)
  await my.start(interviewId)
  const partial = end === 'in_progress' || end === 'paused' || end === 'withdrawn'
  const questions = candidate.definition.slots.length
  await answer(run, interviewId, candidate, partial ? 1 + Math.floor(random() * (questions - 2)) : questions)
  if (end === 'paused') await my.pause(interviewId)
  if (end === 'withdrawn') await my.withdraw(interviewId)
  await drain()
  return interviewId
}

async function answer({ services, clock, random }: DemoRun, interviewId: string, candidate: Candidate, count: number) {
  const my = services.myInterview
  for (let number = 0; number < count; number += 1) {
    const presented = await my.presentNext(interviewId)
    const { current } = presented
    const slot = candidate.definition.slots.find(({ question }) => question?.questionId === current?.questionId)
    if (!current || !slot?.question) return
    await my.acknowledge(interviewId, current.questionId)
    const text = demoAnswer(slot.question, candidate.ability, random)
    const limitMs = (slot.limitSeconds ?? 300) * 1000
    const inTime = random() < 0.93
    clock.now = new Date(clock.now.getTime() + limitMs * (0.35 + random() * 0.6))
    await my.saveDraft(interviewId, { questionId: current.questionId, revision: 1, text })
    if (inTime) await my.submitAnswer(interviewId, current.questionId, { text, signals: [] })
    else {
      clock.now = new Date(clock.now.getTime() + limitMs)
      await my.view(interviewId) // the first look after the deadline: the clock has submitted the draft
    }
    clock.now = new Date(clock.now.getTime() + 20_000 + random() * 60_000)
  }
}
