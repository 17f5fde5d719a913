/** The present moment as an argument: whoever needs the time is given one of these. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
