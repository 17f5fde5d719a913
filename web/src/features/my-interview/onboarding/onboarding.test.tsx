import * as contract from '@colloquy/contracts/my-interview'
import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answer, refusal, unreachable } from '../../../test/answers.ts'
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

afterEach(() => vi.unstubAllGlobals())

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
  const facts = [{ title: 'What we keep', text: 'All of it is deleted 90 days after the decision.' }]
  const changed = { version: '2026-2', facts }
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

/** A server that keeps parts of a file, cuts the connection when told to, and reads the file once it is whole. */
function partsServer({ cutAt = Number.POSITIVE_INFINITY, arrived = 0 } = {}) {
  const seen = { bytes: arrived, begun: [] as unknown[], parts: [] as number[] }
  let view = myInterview({ consent: consented })
  let cut = false
  const upload = () => ({ id: view.interviewId, offset: seen.bytes, size: longFile().size })
  server.use(
    answer(contract.readMyInterview, () => view),
    answer(contract.beginUpload, async ({ request }) => {
      seen.begun.push(await request.json())
      return upload()
    }),
    answer(contract.readUpload, upload),
    answer(contract.sendUploadPart, async ({ request }) => {
      const offset = Number(new URL(request.url).searchParams.get('offset'))
      seen.parts.push(offset)
      if (offset !== seen.bytes) return refusal('upload_out_of_step', { context: { offset: seen.bytes } })
      seen.bytes += (await request.arrayBuffer()).byteLength
      if (!cut && seen.bytes > cutAt) {
        cut = true
        return Response.error() // the part has arrived, the answer is lost
      }
      return upload()
    }),
    answer(contract.endUpload, () => {
      const read = resume({ name: readField('Robin Ashe', 0.97) })
      view = myInterview({ consent: consented, resume: read, serverNow: later(2000) })
      return myInterview({ consent: consented, resume: resume({}, { status: 'reading' }), serverNow: later(1000) })
    }),
  )
  return seen
}

const part = 128 * 1024
const longFile = () => new File([new Uint8Array(3 * part + 1)], 'robin-ashe.pdf', { type: 'application/pdf' })

test('R4.4 a résumé is sent in parts and read, and then the profile shows what was found', async () => {
  const seen = partsServer()
  const { user } = renderPage(routes)

  await user.upload(await screen.findByLabelText('Résumé file'), longFile())

  expect(await screen.findByRole('heading', { name: 'Reading your résumé' })).toHaveFocus()
  expect(await screen.findByRole('heading', { name: 'Is this you?' })).toHaveFocus()
  expect(seen.begun).toEqual([
    { fileName: 'robin-ashe.pdf', size: 3 * part + 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(seen.parts).toEqual([0, part, 2 * part, 3 * part])
  expect(seen.bytes).toBe(3 * part + 1)
})

test('R4.4 after a dropped connection the upload goes on by itself, and sends nothing twice that arrived', async () => {
  const seen = partsServer({ cutAt: part })
  const { user } = renderPage(routes)

  await user.upload(await screen.findByLabelText('Résumé file'), longFile())

  expect(await screen.findByRole('heading', { name: 'Is this you?' }, { timeout: 4000 })).toHaveFocus()
  expect(seen.parts).toEqual([0, part, part, 2 * part, 3 * part])
  expect(seen.bytes).toBe(3 * part + 1)
})

test('R4.4 the same file chosen again after a reload goes on from what has arrived', async () => {
  const seen = partsServer({ arrived: 2 * part })
  const { user } = renderPage(routes)

  await user.upload(await screen.findByLabelText('Résumé file'), longFile())

  expect(await screen.findByRole('heading', { name: 'Is this you?' })).toHaveFocus()
  expect(seen.parts).toEqual([2 * part, 3 * part])
})

test.each([
  ['on https', crypto],
  ['on plain http, where a browser computes no checksum', { getRandomValues: crypto.getRandomValues.bind(crypto) }],
])('R4.4 an upload is paused and goes on, %s', async (_, browserCrypto) => {
  vi.stubGlobal('crypto', browserCrypto)
  partsServer()
  server.use(unreachable(contract.sendUploadPart))
  const { user } = renderPage(routes)

  await user.upload(await screen.findByLabelText('Résumé file'), longFile())
  expect(await screen.findByText(/we go on by ourselves as soon as it answers/)).toBeVisible()
  expect(screen.queryAllByText(/choose the same file again/)).toHaveLength('subtle' in browserCrypto ? 1 : 0)
  await user.click(button('Pause'))
  expect(screen.getByText('Paused. What has arrived is kept.')).toBeVisible()
  const back = partsServer({ arrived: part })
  await user.click(button('Go on'))

  expect(await screen.findByRole('heading', { name: 'Is this you?' })).toHaveFocus()
  expect(back.parts).toEqual([part, 2 * part, 3 * part])
})

test('R4.4 a refused upload says why, and another file may be chosen', async () => {
  partsServer()
  server.use(answer(contract.endUpload, () => refusal('upload_damaged', { detail: 'Please choose it again.' })))
  const { user } = renderPage(routes)

  await user.upload(await screen.findByLabelText('Résumé file'), longFile())

  expect(await screen.findByText('Please choose it again.')).toBeVisible()
  expect(screen.getByLabelText('Résumé file')).toBeInTheDocument()
})

test('R4.4 the limit in the dropzone is the server’s, and a file over it is refused with a way on', async () => {
  server.use(answer(contract.readMyInterview, myInterview({ consent: consented, largestResumeBytes: 1024 * 1024 })))
  const { user } = renderPage(routes)

  expect(await screen.findByText(/up to 1 MB/)).toBeVisible()
  await user.upload(screen.getByLabelText('Résumé file'), new File(['x'.repeat(1024 * 1024 + 1)], 'large.pdf'))

  expect(await screen.findByRole('alert')).toHaveTextContent(
    'larger than 1 MB. Save it with smaller pictures, or paste its text.',
  )
})

test('R4.5 the text can be pasted where no file will do; nothing pasted is said to be nothing, and what is refused stays', async () => {
  const begun: unknown[] = []
  server.use(
    answer(contract.readMyInterview, myInterview({ consent: consented })),
    answer(contract.beginUpload, async ({ request }) => {
      begun.push(await request.json())
      return refusal('resume_refused', { detail: 'No more for this test.' })
    }),
  )
  const { user } = renderPage(routes)

  await user.click(await screen.findByRole('button', { name: 'Paste the text instead' }))
  await user.click(button('Read this text'))
  expect(screen.getByText('Please paste the text here.')).toBeVisible()
  expect(screen.getByLabelText('Text of your résumé')).toHaveFocus()
  await user.type(screen.getByLabelText('Text of your résumé'), 'Robin Ashe')
  await user.click(button('Read this text'))

  expect(await screen.findByText('No more for this test.')).toBeVisible()
  expect(begun).toEqual([expect.objectContaining({ fileName: 'pasted résumé.txt', size: 10 })])
  expect(screen.getByLabelText('Text of your résumé')).toHaveValue('Robin Ashe')
})
