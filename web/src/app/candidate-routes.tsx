import type { RouteObject } from 'react-router'
import { paths } from './paths.ts'

/** The candidate's room: no sign-in, the link is the key. */
export const candidateRoutes: RouteObject[] = [
  {
    path: paths.invitation(),
    lazy: async () => ({
      Component: (await import('../features/my-interview/entry/invitation-page.tsx')).InvitationPage,
    }),
  },
  {
    path: paths.openLink(),
    lazy: async () => ({
      Component: (await import('../features/my-interview/entry/open-link-page.tsx')).OpenLinkPage,
    }),
  },
  {
    path: paths.myInterview(),
    lazy: async () => ({
      Component: (await import('../features/my-interview/entry/my-interview-page.tsx')).MyInterviewPage,
    }),
  },
]
