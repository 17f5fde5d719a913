import { type Permission, permits } from '@colloquy/contracts/permissions'
import type { Role } from '@colloquy/contracts/vocabulary'
import type { RouteObject } from 'react-router'
import { Home } from './home.tsx'
import { paths } from './paths.ts'

/** `needs`: what a role has to include for the page to be of any use. */
export type WorkbenchRoute = RouteObject & { handle?: { needs: Permission } }

/** The pages of the workbench: behind sign-in, inside the shell, each in its own chunk with its own error boundary. */
export const workbenchRoutes: WorkbenchRoute[] = [
  { path: paths.home(), element: <Home /> },
  {
    path: paths.interviews(),
    handle: { needs: 'interviews.read' },
    lazy: async () => ({ Component: (await import('../features/interviews/list/candidates-page.tsx')).CandidatesPage }),
  },
  {
    path: paths.interview(':interviewId'),
    handle: { needs: 'interviews.read' },
    lazy: async () => ({ Component: (await import('../features/interviews/page/candidate-page.tsx')).CandidatePage }),
  },
  {
    path: paths.resume(':interviewId'),
    handle: { needs: 'resumes.read' },
    lazy: async () => ({
      Component: (await import('../features/interviews/resume/viewer/resume-viewer-page.tsx')).ResumeViewerPage,
    }),
  },
  {
    path: paths.packet(':interviewId'),
    handle: { needs: 'reports.read' },
    lazy: async () => ({ Component: (await import('../features/interviews/packet/packet-page.tsx')).PacketPage }),
  },
  {
    path: paths.positions(),
    lazy: async () => ({ Component: (await import('../features/positions/list/positions-page.tsx')).PositionsPage }),
  },
  {
    path: paths.newPosition(),
    handle: { needs: 'positions.write' },
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
    handle: { needs: 'interviews.read' },
    lazy: async () => ({
      Component: (await import('../features/interviews/comparison/comparison-page.tsx')).ComparisonPage,
    }),
  },
  {
    path: paths.reviewQueue(),
    handle: { needs: 'reviews.write' },
    lazy: async () => ({
      Component: (await import('../features/reviews/queue/review-queue-page.tsx')).ReviewQueuePage,
    }),
  },
  {
    path: paths.agreement(),
    handle: { needs: 'agreement.read' },
    lazy: async () => ({ Component: (await import('../features/reviews/agreement/agreement-page.tsx')).AgreementPage }),
  },
  {
    path: paths.questions(),
    handle: { needs: 'questions.read' },
    lazy: async () => ({ Component: (await import('../features/questions/bank/questions-page.tsx')).QuestionsPage }),
  },
  {
    path: paths.newQuestion(),
    handle: { needs: 'questions.write' },
    lazy: async () => ({
      Component: (await import('../features/questions/page/new-question-page.tsx')).NewQuestionPage,
    }),
  },
  {
    path: paths.questionDrafts(),
    handle: { needs: 'questions.write' },
    lazy: async () => ({
      Component: (await import('../features/questions/drafts/question-drafts-page.tsx')).QuestionDraftsPage,
    }),
  },
  {
    path: paths.questionFiles(),
    handle: { needs: 'questions.write' },
    lazy: async () => ({
      Component: (await import('../features/questions/bank/question-files-page.tsx')).QuestionFilesPage,
    }),
  },
  {
    path: paths.question(':questionId'),
    handle: { needs: 'questions.read' },
    lazy: async () => ({ Component: (await import('../features/questions/page/question-page.tsx')).QuestionPage }),
  },
  {
    path: paths.users(),
    handle: { needs: 'users.read' },
    lazy: async () => ({ Component: (await import('../features/users/users-page.tsx')).UsersPage }),
  },
  {
    path: paths.audit(),
    handle: { needs: 'audit.read' },
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

/** Whether the page at this address is of any use to a role. */
export function isPageFor(path: string, role: Role): boolean {
  const needs = workbenchRoutes.find((route) => route.path === path)?.handle?.needs
  return !needs || permits(needs, role)
}
