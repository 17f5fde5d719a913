/** "a member of the team" at the start of a sentence: "A member of the team". */
export const sentenceStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
