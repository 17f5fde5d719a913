import { Button } from '@mantine/core'
import { screen, waitFor } from '@testing-library/react'
import { useSearchParams } from 'react-router'
import { expect, test } from 'vitest'
import { renderPage } from '../test/render-page.tsx'
import { SearchField } from './search-field.tsx'

function Searched() {
  const [address, setAddress] = useSearchParams()
  const search = address.get('search') ?? undefined
  return (
    <>
      <SearchField aria-label="Search" value={search} onSearch={(text) => setAddress(text ? { search: text } : {})} />
      <Button onClick={() => setAddress({})}>Clear</Button>
    </>
  )
}
const open = (at = '/') => renderPage([{ path: '/', Component: Searched }], at)
const field = () => screen.getByRole('searchbox', { name: 'Search' })

test('R5.3 what is typed stands in the address, and what stands in the address is shown', async () => {
  const { user, router } = open('/?search=ann')
  expect(field()).toHaveValue('ann')
  await user.type(field(), 'a ')
  await waitFor(() => expect(router.state.location.search).toBe('?search=anna'))
  expect(field()).toHaveValue('anna ')
})

test('clearing the filters empties the field as well', async () => {
  const { user, router } = open()
  await user.type(field(), 'nobody')
  await waitFor(() => expect(router.state.location.search).toBe('?search=nobody'))
  await user.click(screen.getByRole('button', { name: 'Clear' }))
  expect(field()).toHaveValue('')
  expect(router.state.location.search).toBe('')
})
