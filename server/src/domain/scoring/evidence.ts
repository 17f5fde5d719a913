/** Half-open range of an answer in UTF-16 code units. No words: those live with the answer and can be erased there. */
export type Evidence = { start: number; end: number }
