import * as contract from '@colloquy/contracts/my-interview'
import { change } from '../../api/call.ts'
import { keepView, myViewApi } from './my-view.api.ts'
import { type SendingProgress, sendFile } from './onboarding/sending-file.ts'

type View = contract.MyInterview
/** Every step answers with the whole view; it replaces the one at hand. */
type AfterStep = {
  dispatch: (action: ReturnType<typeof keepView>) => unknown
  queryFulfilled: Promise<{ data: View }>
}

const step = {
  onQueryStarted: async (_: unknown, { dispatch, queryFulfilled }: AfterStep) => {
    // A refusal reaches the page through the mutation's own result.
    const done = await queryFulfilled.catch(() => null)
    if (done) dispatch(keepView(done.data))
  },
}

export const myInterviewApi = myViewApi.injectEndpoints({
  endpoints: (build) => ({
    openInvitation: change(build, contract.openInvitation, step),
    registerByOpenLink: change(build, contract.registerByOpenLink),
    consent: change(build, contract.consent, step),
    uploadResume: build.mutation<View, { file: File; onProgress: (progress: SendingProgress) => void }>({
      queryFn: ({ file, onProgress }, { signal }) => sendFile(file, onProgress, signal),
      ...step,
    }),
    confirmProfile: change(build, contract.confirmProfile, step),
    beginPractice: change(build, contract.beginPractice, step),
    finishPractice: change(build, contract.finishPractice, step),
    startInterview: change(build, contract.startInterview, step),
    presentNext: change(build, contract.presentNext, step),
    acknowledge: change(build, contract.acknowledge, step),
    saveDraft: change(build, contract.saveDraft, { retries: 0 }),
    submitAnswer: change(build, contract.submitAnswer, { ...step, retries: 0 }),
    pauseInterview: change(build, contract.pauseInterview, step),
    resumeInterview: change(build, contract.resumeInterview, step),
    askForTime: change(build, contract.askForTime, step),
    askForHuman: change(build, contract.askForHuman, step),
    withdraw: change(build, contract.withdraw, step),
    exportMyData: change(build, contract.exportMyData),
    eraseMyData: change(build, contract.eraseMyData),
  }),
})

export const {
  useOpenInvitationMutation,
  useRegisterByOpenLinkMutation,
  useConsentMutation,
  useUploadResumeMutation,
  useConfirmProfileMutation,
  useBeginPracticeMutation,
  useFinishPracticeMutation,
  useStartInterviewMutation,
  usePresentNextMutation,
  useAcknowledgeMutation,
  usePauseInterviewMutation,
  useResumeInterviewMutation,
  useSubmitAnswerMutation,
  useAskForTimeMutation,
  useAskForHumanMutation,
  useWithdrawMutation,
  useExportMyDataMutation,
  useEraseMyDataMutation,
} = myInterviewApi
