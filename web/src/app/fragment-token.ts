import { useEffect, useState } from 'react'

/** The secret behind `#`, read once and then taken out of the address bar, so that no copied address carries it. */
export function useFragmentToken(): string | null {
  const [token] = useState(takeFragmentToken)
  useEffect(() => {
    // Another link that is opened in the same tab differs only behind `#`: the browser does not load the page again.
    const begin = () => location.hash && location.reload()
    addEventListener('hashchange', begin)
    return () => removeEventListener('hashchange', begin)
  }, [])
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
