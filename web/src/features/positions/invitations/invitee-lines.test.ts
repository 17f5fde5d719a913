import { expect, test } from 'vitest'
import { inviteeLines } from './invitee-lines.ts'

const read = (text: string) => inviteeLines(text).map(({ fullName, email, fault }) => [fullName, email, fault])

test('R10.1 names and emails are read from pasted lines, a heading and empty lines left out', () => {
  expect(read('name,email\n\nJo Doe,jo@example.org\r\nKim,\n')).toEqual([
    ['Jo Doe', 'jo@example.org', null],
    ['Kim', '', null],
  ])
})

test('quotes, semicolons, tabs and the other order of columns are understood', () => {
  expect(read('"Doe, Jo",jo@example.org')).toEqual([['Doe, Jo', 'jo@example.org', null]])
  expect(read('jo@example.org;Jo Doe')).toEqual([['Jo Doe', 'jo@example.org', null]])
  expect(read('Jo "J" Doe\tjo@example.org')[0]?.[1]).toBe('jo@example.org')
})

test('a line that cannot be invited says why', () => {
  expect(read('Jo,jo@\nKim,kim@example.org\nKim again,KIM@example.org').map(([, , fault]) => fault)).toEqual([
    'This is not an email address.',
    null,
    'This email stands above already.',
  ])
})
