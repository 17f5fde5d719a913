import { hostname } from 'node:os'

/** This process among all that work for the product, as the history of background work names it. */
export const workerName = `${hostname()}:${process.pid}`
