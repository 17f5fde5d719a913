import type { MyInterview } from '@colloquy/contracts/my-interview'

const states: readonly MyInterview['status'][] = ['onboarding', 'ready', 'in_progress', 'paused']

/** Opened and not over yet. */
export const isUnderWay = ({ status }: MyInterview) => states.includes(status)
