import pg from 'pg'

type ChannelListener = {
  url: string
  channel: string
  /** Somebody notified, or the connection is (again) there: in both cases there may be something to read. */
  onSignal: () => void
  onLost: (error: unknown) => void
}

const shortestPauseMs = 100
const longestPauseMs = 5000

/** Listens on a channel over a connection of its own, for as long as it takes: a lost one is made anew. Returns how to stop. */
export function listenOnChannel({ url, channel, onSignal, onLost }: ChannelListener): { stop: () => Promise<void> } {
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let pauseMs = shortestPauseMs
  let stopped = false

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'colloquy live events',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    })
    client = fresh
    let gone = false
    const lost = (error: unknown) => {
      if (gone || stopped) return
      gone = true
      fresh.end().catch(() => undefined)
      onLost(error)
      retry = setTimeout(connect, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
    fresh.on('error', lost)
    fresh.on('end', () => lost(new Error('The database closed the connection.')))
    fresh.on('notification', onSignal)
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      pauseMs = shortestPauseMs
      onSignal()
    } catch (error) {
      lost(error)
    }
  }

  void connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
