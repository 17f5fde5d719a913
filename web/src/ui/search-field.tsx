import { TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'

type SearchFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'type'> & {
  ref?: RefObject<HTMLInputElement | null>
  /** What is searched for now, as it stands in the address. */
  value: string | undefined
  onSearch: (text: string) => void
}

const waitMs = 200

/** Searches while somebody types. */
export function SearchField({ value = '', onSearch, ...props }: SearchFieldProps) {
  const search = useDebouncedCallback((text: string) => onSearch(text.trim()), waitMs)
  // While somebody types, the address may be behind.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      leftSection={<IconSearch size={16} aria-hidden />}
      {...props}
      type="search"
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        search(event.currentTarget.value)
      }}
      onBlur={() => {
        // Else a link that is followed at once would be left again for the address of the search.
        search.flush()
        setTyped(null)
      }}
    />
  )
}
