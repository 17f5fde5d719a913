import Bowser from 'bowser'

/** What a browser says that it is, in words: "Firefox on Linux". */
export function deviceOf(userAgent: string): string {
  if (!userAgent.trim()) return 'Unknown device'
  const { browser, os } = Bowser.parse(userAgent)
  const parts = [browser.name || 'Unknown browser', os.name && `on ${os.name}`]
  return parts.filter(Boolean).join(' ').slice(0, 100)
}
