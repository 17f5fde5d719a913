import { Navigate } from 'react-router'
import { useMay } from './current-user.ts'
import { paths } from './paths.ts'

/** The first page: the candidates, for whoever may see them. */
export function Home() {
  return <Navigate to={useMay('interviews.read') ? paths.interviews() : paths.positions()} replace />
}
