import { useState } from 'react'

/** The secret behind `#`, read once and then taken out of the address bar, so that no copied address carries it. */
export function useFragmentToken(): string | null {
  const [token] = useState(takeFragmentToken)
  return token
}

let taken: { path: string; token: string } | null = null

function takeFragmentToken(): string | null {
  const { hash, pathname, search } = location
  const token = decodeURIComponent(hash.slice(1))
  if (token) {
    taken = { path: pathname, token }
    history.replaceState(history.state, '', `${pathname}${search}`)
  }
  // Kept for this page's lifetime: React may mount a page twice.
  return taken?.path === pathname ? taken.token : null
}
