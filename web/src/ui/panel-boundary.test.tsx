import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { PanelBoundary } from './panel-boundary.tsx'

const state = { broken: true }

function Part() {
  if (state.broken) throw new Error('secret detail')
  return <p>The part</p>
}

test('R3.3 a part that breaks says so, leaves the rest alone and can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  render(
    <MantineProvider env="test">
      <p>The rest</p>
      <PanelBoundary>
        <Part />
      </PanelBoundary>
    </MantineProvider>,
  )
  expect(screen.getByText('The rest')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('This part could not be shown')
  expect(screen.queryByText(/secret detail/)).toBeNull()

  state.broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))

  expect(screen.getByText('The part')).toBeVisible()
})
