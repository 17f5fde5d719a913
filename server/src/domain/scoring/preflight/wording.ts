const functionWords = new Set(
  `a about after all also am an and any are as at be because been before but by can could did do does for from had has have he her him his
how i if in into is it its just like may me more most must my no not of on one only or other our out over she should so some such than that
the their them then there these they this those through to too up use used very was we were what when where which while who whom whose why
will with without would you your`.split(/\s+/),
)

/** The words of a text that carry meaning, in lower case, each once, in the order in which they come. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  return [...new Set(words)].filter((word) => word.length > 2 && !functionWords.has(word))
}

/** 0–1: the part of the first text's words that the second has as well; 1 when the first has none. */
export function sharedWords(text: string, other: string): number {
  const words = contentWords(text)
  const there = new Set(contentWords(other))
  return words.length === 0 ? 1 : words.filter((word) => there.has(word)).length / words.length
}
