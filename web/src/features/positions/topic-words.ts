import type { Difficulty, Topic } from '@colloquy/contracts/question-bank'

export const topicWords: Record<Topic, string> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  react: 'React',
  node: 'Node',
  'http-apis': 'HTTP and APIs',
  'sql-data': 'SQL and data',
  algorithms: 'Algorithms',
  testing: 'Testing',
  security: 'Security',
  'systems-design': 'Systems design',
  'cloud-operations': 'Cloud and operations',
  behavioural: 'Past behaviour',
  communication: 'Communication',
}
export const topics = Object.keys(topicWords) as Topic[]

export const difficultyWords: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' }
const difficulties = Object.keys(difficultyWords) as Difficulty[]

export const topicOptions = topics.map((value) => ({ value, label: topicWords[value] }))
export const difficultyOptions = difficulties.map((value) => ({ value, label: difficultyWords[value] }))
