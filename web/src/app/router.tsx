import { createBrowserRouter, type RouteObject } from 'react-router'
import { RequireSession } from '../features/session/require-session.tsx'
import { candidateRoutes } from './candidate-routes.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { paths } from './paths.ts'
import { RouteError } from './route-error.tsx'
import { workbenchRoutes } from './workbench-routes.tsx'

export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      {
        path: paths.signIn(),
        lazy: async () => ({ Component: (await import('../features/session/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: paths.newPassword(),
        lazy: async () => ({ Component: (await import('../features/session/new-password-page.tsx')).NewPasswordPage }),
      },
      {
        path: paths.setUp(),
        lazy: async () => ({ Component: (await import('../features/session/set-up-page.tsx')).SetUpPage }),
      },
      {
        lazy: async () => ({ Component: (await import('../features/my-interview/room/room-layout.tsx')).RoomLayout }),
        ErrorBoundary: RouteError,
        children: candidateRoutes,
      },
      {
        Component: RequireSession,
        children: [
          {
            lazy: async () => ({ Component: (await import('./shell.tsx')).Shell }),
            children: workbenchRoutes.map((route) => ({ ErrorBoundary: RouteError, ...route }) as RouteObject),
          },
        ],
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]

export const router = createBrowserRouter(routes)
