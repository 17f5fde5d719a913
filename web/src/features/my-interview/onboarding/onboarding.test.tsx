import * as contract from '@colloquy/contracts/my-interview'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import {
  confirmedProfile,
  consented,
  later,
  myInterview,
  readField,
  resume,
} from '../../../test/my-interview.fixture.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { MyInterviewPage } from '../entry/my-interview-page.tsx'

const routes = [{ path: '/', Component: MyInterviewPage }]
const button = (name: string | RegExp) => screen.getByRole('button', { name })

test('R10.1 the notice says who decides, how long things are kept, and consent names the version that was shown', async () => {
  const sent: unknown[] = []
  server.use(
    answer(contract.readMyInterview, myInterview()),
    answer(contract.consent, async ({ request }) => {
      sent.push(await request.json())
      return myInterview({ consent: consented, serverNow: later(10) })
    }),
  )
  const { user } = renderPage(routes)

  expect(await screen.findByRole('heading', { name: 'Backend engineer' })).toHaveFocus()
  expect(screen.getByText(/The hiring lead\. A person decides/)).toBeVisible()
  expect(screen.getByText(/deleted 180 days after the decision/)).toBeVisible()
  expect(screen.getByText(/They never change a score/)).toBeVisible()
  await user.click(button('I agree, go on'))

  expect(await screen.findByRole('heading', { name: 'Your résumé' })).toHaveFocus()
  expect(sent).toEqual([{ noticeVersion: '2026-1' }])
})

test('R10.1 a notice that changed meanwhile is shown again before anything is agreed', async () => {
  const changed = { ...myInterview().notice, version: '2026-2', retentionDays: 90 }
  let notice = myInterview().notice
  server.use(
    answer(contract.readMyInterview, () => myInterview({ notice, serverNow: new Date().toISOString() })),
    answer(contract.consent, () => {
      notice = changed
      return refusal('notice_outdated', { detail: 'Please read the notice again.' })
    }),
  )
  const { user } = renderPage(routes)

  await user.click(await screen.findByRole('button', { name: 'I agree, go on' }))

  expect(await screen.findByText(/deleted 90 days after the decision/)).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('Please read the notice again.')
})

test('R10.1 the profile asks only for what is doubtful or missing, and shows where the rest was found', async () => {
  const found = resume({
    name: readField('Robin Ashe', 0.97),
    email: readField('robin@example.org', 0.99),
    phone: readField('+44 113 496 0852', 0.45, 2),
  })
  const sent: unknown[] = []
  server.use(
    answer(contract.readMyInterview, myInterview({ consent: consented, resume: found })),
    answer(contract.confirmProfile, async ({ request }) => {
      sent.push(await request.json())
      return myInterview({ status: 'ready', consent: consented, profile: confirmedProfile, serverNow: later(10) })
    }),
  )
  const { user } = renderPage(routes)

  const chat = await screen.findByRole('list', { name: 'Your profile' })
  expect(within(chat).getByText(/not sure, 45 %/)).toBeVisible()
  expect(within(chat).getAllByText(/Found on page 1/)).toHaveLength(2)
  expect(within(chat).getAllByRole('textbox')).toEqual([screen.getByLabelText('Phone')])
  await user.click(button('Use this'))
  await user.click(button('Yes, go on'))

  expect(await screen.findByRole('heading', { name: 'Ready when you are' })).toHaveFocus()
  expect(sent).toEqual([{ fullName: 'Robin Ashe', email: 'robin@example.org', phone: '+44 113 496 0852' }])
})

test('R10.1 a found value is corrected with one click', async () => {
  const found = resume({ name: readField('Curriculum Vitae', 0.7) })
  server.use(answer(contract.readMyInterview, myInterview({ consent: consented, resume: found })))
  const { user } = renderPage(routes)

  await user.click(await screen.findByRole('button', { name: 'Correct name' }))
  await user.clear(screen.getByLabelText('Name'))
  await user.type(screen.getByLabelText('Name'), 'Robin Ashe{Enter}')

  expect(await screen.findByText('As you wrote it.')).toBeVisible()
  expect(screen.getByText('Robin Ashe')).toBeVisible()
})

test('a phone that is not a number is asked for again, with the reason; nothing else is lost', async () => {
  const found = resume({ name: readField('Robin Ashe', 0.97), email: readField('robin@example.org', 0.99) })
  const detail = 'Please write the number with its country code.'
  server.use(
    answer(contract.readMyInterview, myInterview({ consent: consented, resume: found })),
    answer(contract.confirmProfile, () => refusal('phone_invalid', { detail })),
  )
  const { user } = renderPage(routes)

  await user.type(await screen.findByLabelText('Phone'), '+12{Enter}')
  await user.click(button('Yes, go on'))

  expect(await screen.findByText(detail)).toBeVisible()
  expect(screen.getByLabelText('Phone')).toHaveValue('+12')
  expect(screen.getByText('robin@example.org', { selector: 'div' })).toBeVisible()
})

test('R4.5 a résumé that was refused says why, and the way on is open', async () => {
  const refusalText = 'This PDF is protected with a password. Save a copy without a password, or go on without a file.'
  const refused = resume({}, { status: 'refused', refusal: { code: 'encrypted', message: refusalText } })
  server.use(answer(contract.readMyInterview, myInterview({ consent: consented, resume: refused })))
  const { user } = renderPage(routes)

  expect(await screen.findByText(refusalText)).toBeVisible()
  await user.click(button('Go on without a file'))

  expect(await screen.findByText('What is your name?')).toBeVisible()
})

test('a file that is plainly no document is refused before it is sent', async () => {
  server.use(answer(contract.readMyInterview, myInterview({ consent: consented })))
  const { user } = renderPage(routes)

  const input = await screen.findByLabelText('Résumé file')
  await user.upload(input, new File(['x'], 'holiday.mp4', { type: 'video/mp4' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('“holiday.mp4” is not a document that we can read.')
})

test('R4.4 an uploaded résumé is read, and then the profile shows what was found', async () => {
  const reading = resume({}, { status: 'reading' })
  const read = resume({ name: readField('Robin Ashe', 0.97) })
  let view = myInterview({ consent: consented })
  server.use(
    answer(contract.readMyInterview, () => view),
    answer(contract.uploadResume, () => {
      view = myInterview({ consent: consented, resume: read, serverNow: later(2000) })
      return myInterview({ consent: consented, resume: reading, serverNow: later(1000) })
    }),
  )
  const { user } = renderPage(routes)

  const input = await screen.findByLabelText('Résumé file')
  await user.upload(input, new File(['%PDF-1.7'], 'robin-ashe.pdf', { type: 'application/pdf' }))

  expect(await screen.findByRole('heading', { name: 'Reading your résumé' })).toHaveFocus()
  expect(await screen.findByRole('heading', { name: 'Is this you?' })).toHaveFocus()
  expect(screen.getByText('Robin Ashe', { selector: 'div' })).toBeVisible()
})
