import { setupServer } from 'msw/node'

/** The simulated network of a component test. */
export const server = setupServer()
