import { changePosition, readPosition } from '@colloquy/contracts/positions'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { positionId } from '../../interviews/interview.fixture.ts'
import { position } from '../position.fixture.ts'
import { useReadPositionQuery } from '../positions.api.ts'
import { PositionSettingsForm } from './position-settings-form.tsx'

function Form() {
  const { data } = useReadPositionQuery({ params: { positionId } })
  return data ? <PositionSettingsForm position={data} /> : null
}

test('R3.5 settings that somebody else changed: what they changed is shown, the own text is not lost', async () => {
  let stored = position
  const sent: unknown[] = []
  server.use(
    answer(readPosition, () => stored),
    answer(changePosition, async ({ request }) => {
      sent.push([request.headers.get('if-match'), await request.clone().json()])
      if (sent.length > 1) return { ...stored, version: 5 }
      stored = { ...position, version: 4, settings: { ...position.settings, decidedBy: 'The team', retentionDays: 90 } }
      return refusal('version_conflict')
    }),
  )
  const { user } = renderPage([{ path: '/', Component: Form }])

  await user.clear(await screen.findByLabelText('Who decides'))
  await user.type(screen.getByLabelText('Who decides'), 'The board')
  await user.click(screen.getByRole('button', { name: 'Save settings' }))

  const conflict = await screen.findByRole('alert')
  await waitFor(() => expect(conflict).toHaveTextContent('Who decides: The team (yours: The board)'))
  expect(conflict).toHaveTextContent('Days that data is kept: 90')
  expect(screen.getByLabelText('Who decides')).toHaveValue('The board')

  await user.click(screen.getByRole('button', { name: 'Save mine over it' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  const own = { settings: { decidedBy: 'The board' } }
  expect(sent).toEqual([
    ['"3"', own],
    ['"4"', own],
  ])
  expect(screen.getByLabelText('Days that data is kept afterwards')).toHaveValue('90')
})
