import { listReasons } from '@colloquy/contracts/interviews'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { GivenReasons } from './given-reasons.tsx'

const interviewId = '01890a5d-ac96-774b-bcce-b302099a8057'
const routes = [{ path: '/', element: <GivenReasons interviewId={interviewId} /> }]
const at = '2026-11-23T10:00:00.000Z'

test('reasons are asked for by a click alone, and say what they were given for and by whom', async () => {
  let asked = 0
  server.use(
    answer(listReasons, () => {
      asked += 1
      return {
        items: [
          { id: interviewId, reason: 'I read slowly.', for: 'Asked for 50 % more time', by: 'the candidate', at },
        ],
      }
    }),
  )
  const { user } = renderPage(routes)
  const button = await screen.findByRole('button', { name: 'Show the reasons' })
  expect(asked).toBe(0)
  await user.click(button)
  const list = await screen.findByRole('list', { name: 'Reasons given' })
  expect(within(list).getByRole('listitem')).toHaveTextContent(
    /^I read slowly\.Asked for 50 % more time, .+ by the candidate$/,
  )
  expect(asked).toBe(1)
})

test('where none was given, it says so', async () => {
  server.use(answer(listReasons, { items: [] }))
  const { user } = renderPage(routes)
  await user.click(await screen.findByRole('button', { name: 'Show the reasons' }))
  expect(await screen.findByText('No reasons were given.')).toBeVisible()
})
