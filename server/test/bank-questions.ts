import type { BankQuestion, Difficulty, Topic } from '@colloquy/contracts/question-bank'

/** A question about nothing in particular, valid in every other way. */
export function bankQuestion(id: string, topic: Topic, difficulty: Difficulty, version = 1): BankQuestion {
  const point = (name: string, ...phrasings: [string, string, string]) => ({ id: name, weight: 2, phrasings })
  return {
    id,
    version,
    topic,
    difficulty,
    prompt: `How does a cache make a slow page fast, and what can go wrong with it? (${id})`,
    rubric: {
      keyPoints: [
        point(
          'keeps-results',
          'a cache keeps results that were computed before and returns them again',
          'stored results are reused instead of being calculated a second time',
          'it remembers earlier answers so that the work is not repeated',
        ),
        point(
          'stale',
          'cached values become stale when the source changes',
          'the copy may be outdated after an update of the original data',
          'readers can see old data until the entry is invalidated',
        ),
        point(
          'memory',
          'memory is limited so old entries are evicted',
          'the least recently used items are removed when space runs out',
          'it costs memory, therefore something has to be thrown away',
        ),
      ],
      reference:
        'A cache keeps results that were computed before and returns them again, so the slow work is not repeated. Cached values become stale when the source changes, so entries are invalidated or expire. Memory is limited, so old entries are evicted.',
      misconceptions: [
        { id: 'always-fresh', phrasings: ['cached data is always fresh'], explanation: 'Copies can be outdated.' },
      ],
      anchors: {
        '1': 'Says nothing about caches.',
        '2': 'Names speed only.',
        '3': 'Explains reuse of results.',
        '4': 'Explains reuse and staleness.',
        '5': 'Explains reuse, staleness and eviction.',
      },
    },
  }
}
