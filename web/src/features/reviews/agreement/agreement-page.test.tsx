import { type Agreement, type Compared, readAgreement } from '@colloquy/contracts/agreement'
import { listPositions } from '@colloquy/contracts/positions'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { answer, refuse } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { AgreementPage } from './agreement-page.tsx'

const enough: Agreement = {
  certainty: 'enough',
  pairs: 240,
  kappa: 0.634,
  meanDifference: -0.42,
  meanApart: 0.7,
  same: 0.45,
  withinOne: 0.9,
}
const few: Agreement = { ...enough, certainty: 'few', pairs: 18 }
const tooFew: Agreement = { certainty: 'too_few', pairs: 3 }
const compared = (overall: Agreement): Compared => ({
  overall,
  months: [
    { month: '2026-02', agreement: few },
    { month: '2026-03', agreement: overall },
  ],
  criteria: [{ criterionId: 'accuracy', agreement: tooFew }],
  positions: [{ position: { id: '01890a5d-ac96-774b-bcce-000000000200', title: 'Engineer' }, agreement: overall }],
})
const nothing: Compared = { overall: { certainty: 'too_few', pairs: 0 }, months: [], criteria: [], positions: [] }
const show = () => renderPage([{ path: '/', Component: AgreementPage }])

beforeEach(() => {
  server.use(answer(listPositions, { items: [], nextCursor: null }))
})

test('R11.7 says in a sentence how far people and machine agree, and shows each figure in a table', async () => {
  server.use(answer(readAgreement, { withMachine: compared(enough), betweenPeople: nothing, leftOut: 2 }))
  show()
  const section = await screen.findByRole('region', { name: 'People and the machine' })
  expect(section).toHaveTextContent(
    'Agreement is substantial (kappa 0.63). 90 % of the levels are at most one apart. On average, people give 0.4 levels less than the machine.',
  )
  const months = within(section).getByRole('table', { name: /By month/ })
  expect(within(months).getByRole('row', { name: /^March 2026/ })).toHaveTextContent('240')
  expect(within(months).getByRole('row', { name: /^February 2026/ })).toHaveTextContent('few pairs')
  expect(within(section).getByRole('row', { name: /^Accuracy/ })).toHaveTextContent('too few to say anything')
  expect(screen.getByText(/2 reviews are left out/)).toBeVisible()
})

test('with few pairs the page warns, with none it says from when on there are figures', async () => {
  server.use(answer(readAgreement, { withMachine: compared(few), betweenPeople: nothing, leftOut: 0 }))
  show()
  expect(await screen.findByText('Fewer than thirty pairs: these figures may be chance.')).toBeVisible()
  const people = screen.getByRole('region', { name: 'People with each other' })
  expect(people).toHaveTextContent('There are 0 pairs of levels to compare. From ten on there are figures here.')
  expect(within(people).queryByRole('table')).toBeNull()
})

test('R3.3 what cannot be read can be tried again', async () => {
  server.use(refuse(readAgreement, 'unexpected'))
  const { user } = show()
  await screen.findByRole('alert')
  server.use(answer(readAgreement, { withMachine: nothing, betweenPeople: nothing, leftOut: 0 }))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('region', { name: 'People and the machine' })).toBeVisible()
})
