/** Reaches the one host that is configured, and nothing else: no other address, no redirect. */
export function guardedFetch(baseUrl: string): typeof fetch {
  const { origin } = new URL(baseUrl)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) throw new TypeError('This address is not the configured one.')
    return fetch(input, { ...init, redirect: 'error' })
  }
}
