import * as contract from '@colloquy/contracts/my-interview'
import type { FastifyInstance } from 'fastify'
import { candidateOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { MyDataService } from './my-data.service.ts'
import type { MyInterviewService } from './my-interview.service.ts'
import type { ProfileService } from './profile.service.ts'

const read = 'my-interview.read' as const
const write = 'my-interview.write' as const

type Services = { interview: MyInterviewService; profile: ProfileService; data: MyDataService }

/** The candidate's room. No path names an interview: the cookie does. */
export function myInterviewRoutes(app: FastifyInstance, { interview, profile, data }: Services): void {
  route(app, contract.readMyInterview, {
    permission: read,
    audit: 'nothing',
    handle: ({ request }) => interview.view(candidateOf(request).interviewId),
  })
  route(app, contract.consent, {
    permission: write,
    audit: 'consent.given',
    handle: ({ request, body }) => interview.consent(candidateOf(request).interviewId, body.noticeVersion),
  })
  route(app, contract.confirmProfile, {
    permission: write,
    audit: 'profile.changed',
    handle: ({ request, body }) => profile.confirm(candidateOf(request).interviewId, body),
  })
  route(app, contract.beginPractice, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.beginPractice(candidateOf(request).interviewId),
  })
  route(app, contract.finishPractice, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.finishPractice(candidateOf(request).interviewId),
  })
  route(app, contract.startInterview, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.start(candidateOf(request).interviewId),
  })
  route(app, contract.presentNext, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.presentNext(candidateOf(request).interviewId),
  })
  route(app, contract.acknowledge, {
    permission: write,
    audit: 'nothing',
    handle: ({ request, params }) => interview.acknowledge(candidateOf(request).interviewId, params.questionId),
  })
  route(app, contract.saveDraft, {
    permission: write,
    audit: 'nothing',
    // The revision makes a repetition harmless, and this is the most frequent call there is.
    replayable: false,
    handle: ({ request, params, body }) =>
      interview.saveDraft(candidateOf(request).interviewId, { ...params, ...body }),
  })
  route(app, contract.submitAnswer, {
    permission: write,
    audit: 'nothing',
    handle: ({ request, body }) => interview.submitAnswer(candidateOf(request).interviewId, body.questionId, body),
  })
  route(app, contract.pauseInterview, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.pause(candidateOf(request).interviewId),
  })
  route(app, contract.resumeInterview, {
    permission: write,
    audit: 'nothing',
    handle: ({ request }) => interview.resume(candidateOf(request).interviewId),
  })
  route(app, contract.askForTime, {
    permission: write,
    audit: 'interview.time_requested',
    handle: ({ request, body }) => interview.askForTime(candidateOf(request).interviewId, body.extraTime, body.reason),
  })
  route(app, contract.askForHuman, {
    permission: write,
    audit: 'human.requested',
    handle: ({ request }) => interview.askForHuman(candidateOf(request).interviewId),
  })
  route(app, contract.withdraw, {
    permission: write,
    audit: 'interview.withdrawn',
    handle: ({ request }) => interview.withdraw(candidateOf(request).interviewId),
  })
  route(app, contract.exportMyData, {
    permission: read,
    audit: { views: 'data.exported' },
    handle: ({ request }) => data.collect(candidateOf(request).interviewId),
  })
  route(app, contract.eraseMyData, {
    permission: write,
    audit: 'data.erased',
    replayable: false,
    handle: ({ request }) => data.erase(candidateOf(request).interviewId),
  })
}
