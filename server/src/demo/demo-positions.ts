import type { Topic } from '@colloquy/contracts/question-bank'

type DemoPosition = {
  title: string
  description: string
  templateKey: 'standard' | 'classic-sprint'
  topics: Topic[]
  skills: string[]
}

export const demoPositions: readonly DemoPosition[] = [
  {
    title: 'Backend engineer, payments',
    description: 'Builds and runs the services behind our payments: Node, PostgreSQL, careful with data.',
    templateKey: 'standard',
    topics: ['node', 'sql-data', 'http-apis', 'security'],
    skills: ['TypeScript', 'Node.js', 'PostgreSQL', 'Redis', 'Docker'],
  },
  {
    title: 'Frontend engineer, customer portal',
    description: 'Makes the pages that our customers use every day: fast, accessible, tested.',
    templateKey: 'standard',
    topics: ['javascript', 'react', 'typescript', 'testing'],
    skills: ['JavaScript', 'React', 'TypeScript', 'CSS', 'Vitest'],
  },
  {
    title: 'Platform engineer',
    description: 'Keeps delivery quick and production calm: pipelines, observability, incidents.',
    templateKey: 'standard',
    topics: ['cloud-operations', 'systems-design', 'security', 'testing'],
    skills: ['Kubernetes', 'Terraform', 'Linux', 'Go', 'Prometheus'],
  },
  {
    title: 'Customer support lead',
    description: 'Leads a team of eight that answers customers by mail and chat.',
    templateKey: 'classic-sprint',
    topics: ['behavioural', 'communication'],
    skills: ['Customer service', 'Coaching', 'Reporting'],
  },
]

/** How far a demo candidate gets. */
export type DemoEnd =
  | 'invited'
  | 'onboarding'
  | 'ready'
  | 'in_progress'
  | 'paused'
  | 'scored'
  | 'reviewed'
  | 'decided'
  | 'expired'
  | 'withdrawn'
  | 'cancelled'

/** Fifteen for each position: every state is there, most interviews are done. */
export const demoEnds: readonly DemoEnd[] = [
  'scored',
  'decided',
  'invited',
  'scored',
  'reviewed',
  'in_progress',
  'scored',
  'onboarding',
  'decided',
  'expired',
  'scored',
  'ready',
  'withdrawn',
  'paused',
  'cancelled',
]
