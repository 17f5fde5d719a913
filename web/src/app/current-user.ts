import { type Permission, permits } from '@colloquy/contracts/permissions'
import { selectUser } from '../features/session/session-slice.ts'
import { useAppSelector } from './hooks.ts'

/** Whether the person at this page may do something; what they may not is not offered. The server decides anyway. */
export function useMay(permission: Permission): boolean {
  const user = useAppSelector(selectUser)
  return user !== null && permits(permission, user.role)
}
