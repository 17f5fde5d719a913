import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { Password } from './sessions.ts'
import { AccountEmail, FullName, Id, Moment, Role } from './vocabulary.ts'

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  active: z.boolean(),
  hasPassword: z.boolean(),
  version: z.int(),
  createdAt: Moment,
})
export type User = z.infer<typeof User>

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  summary: 'People who may sign in',
  tag: 'users',
  query: PageQuery,
  response: { 200: pageOf(User) },
})
export const createUser = endpoint({
  method: 'POST',
  path: '/api/users',
  summary: 'Add a person; without a first password they set their own by a link',
  tag: 'users',
  body: z.object({ email: AccountEmail, name: FullName, role: Role, password: Password.optional() }),
  response: { 201: User },
})
/** Needs `If-Match` with the version read before. */
export const changeUser = endpoint({
  method: 'PATCH',
  path: '/api/users/:userId',
  summary: 'Change name, role or whether the person may sign in',
  tag: 'users',
  params: z.object({ userId: Id }),
  body: z.object({ name: FullName.optional(), role: Role.optional(), active: z.boolean().optional() }),
  response: { 200: User },
})
