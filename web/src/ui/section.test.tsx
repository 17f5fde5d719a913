import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPage } from '../test/render-page.tsx'
import { Section } from './section.tsx'

let broken = true
function Fragile() {
  if (broken) throw new Error('broken on purpose')
  return <p>Whole again</p>
}

test('R3.3 when one part of a page breaks, the others stay and the part can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  broken = true
  const page = (
    <>
      <Section title="Résumé">
        <Fragile />
      </Section>
      <Section title="Timeline">Invited</Section>
    </>
  )
  const { user } = renderPage([{ path: '/', element: page }])

  expect(screen.getByRole('alert')).toHaveTextContent('Résumé could not be shown')
  expect(screen.getByText('Invited')).toBeVisible()
  expect(screen.queryByText(/broken on purpose/)).toBeNull()

  broken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('Whole again')).toBeVisible()
})
