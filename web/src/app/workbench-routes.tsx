import type { RouteObject } from 'react-router'
import { Home } from './home.tsx'
import { paths } from './paths.ts'

/** The pages of the workbench: behind sign-in, inside the shell, each in its own chunk with its own error boundary. */
export const workbenchRoutes: RouteObject[] = [
  { path: paths.home(), element: <Home /> },
  {
    path: paths.interviews(),
    lazy: async () => ({ Component: (await import('../features/interviews/list/candidates-page.tsx')).CandidatesPage }),
  },
  {
    path: paths.interview(':interviewId'),
    lazy: async () => ({ Component: (await import('../features/interviews/page/candidate-page.tsx')).CandidatePage }),
  },
  {
    path: paths.resume(':interviewId'),
    lazy: async () => ({
      Component: (await import('../features/interviews/resume/viewer/resume-viewer-page.tsx')).ResumeViewerPage,
    }),
  },
  {
    path: paths.packet(':interviewId'),
    lazy: async () => ({ Component: (await import('../features/interviews/packet/packet-page.tsx')).PacketPage }),
  },
  {
    path: paths.positions(),
    lazy: async () => ({ Component: (await import('../features/positions/list/positions-page.tsx')).PositionsPage }),
  },
  {
    path: paths.newPosition(),
    lazy: async () => ({
      Component: (await import('../features/positions/new/new-position-page.tsx')).NewPositionPage,
    }),
  },
  {
    path: paths.position(':positionId'),
    lazy: async () => ({ Component: (await import('../features/positions/page/position-page.tsx')).PositionPage }),
  },
  {
    path: paths.comparison(':positionId'),
    lazy: async () => ({
      Component: (await import('../features/interviews/comparison/comparison-page.tsx')).ComparisonPage,
    }),
  },
  {
    path: paths.reviewQueue(),
    lazy: async () => ({
      Component: (await import('../features/reviews/queue/review-queue-page.tsx')).ReviewQueuePage,
    }),
  },
  {
    path: paths.agreement(),
    lazy: async () => ({ Component: (await import('../features/reviews/agreement/agreement-page.tsx')).AgreementPage }),
  },
  {
    path: paths.questions(),
    lazy: async () => ({ Component: (await import('../features/questions/bank/questions-page.tsx')).QuestionsPage }),
  },
  {
    path: paths.newQuestion(),
    lazy: async () => ({
      Component: (await import('../features/questions/page/new-question-page.tsx')).NewQuestionPage,
    }),
  },
  {
    path: paths.questionDrafts(),
    lazy: async () => ({
      Component: (await import('../features/questions/drafts/question-drafts-page.tsx')).QuestionDraftsPage,
    }),
  },
  {
    path: paths.questionFiles(),
    lazy: async () => ({
      Component: (await import('../features/questions/bank/question-files-page.tsx')).QuestionFilesPage,
    }),
  },
  {
    path: paths.question(':questionId'),
    lazy: async () => ({ Component: (await import('../features/questions/page/question-page.tsx')).QuestionPage }),
  },
  {
    path: paths.users(),
    lazy: async () => ({ Component: (await import('../features/users/users-page.tsx')).UsersPage }),
  },
  {
    path: paths.audit(),
    lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }),
  },
  {
    path: paths.account(),
    lazy: async () => ({ Component: (await import('../features/account/account-page.tsx')).AccountPage }),
  },
  {
    path: paths.reference(),
    lazy: async () => ({ Component: (await import('../features/api-reference/reference-page.tsx')).ReferencePage }),
  },
]
