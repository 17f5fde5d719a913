import { Navigate, type RouteObject } from 'react-router'
import { paths } from './paths.ts'

/** The pages of the workbench: behind sign-in, inside the shell, each in its own chunk with its own error boundary. */
export const workbenchRoutes: RouteObject[] = [
  { path: paths.home(), element: <Navigate to={paths.interviews()} replace /> },
]
