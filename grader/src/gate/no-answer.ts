const noAnswer =
  /^[^\p{L}\p{N}]*(((i'?m |i am )?(very |so )?sorry,? )?(but )?(i|we) (really |honestly |just |simply )?(do not|don'?t|dont|have no|can'?t|cannot|could not|couldn'?t) (really )?(know|idea|clue|remember|recall|answer|have an answer)\b.{0,40}|(((i'?m |i am )?(very |so )?sorry,? )?(but )?(i (really |honestly )?have |i'?ve got )?)no (idea|clue|answer|response|submission|comment)( (given|provided|sorry|about .{0,30}|what .{0,30}|how .{0,30}))?|(empty|blank)( (response|submission|answer))?|(was |left )?(not answered|unanswered|not attempted|left blank|left empty)|(question )?skipped|(i'?m |i am )?not sure( about (this|that|it))?|idk|dunno|n\/?a|none|nothing|null|undefined|pass|skip(ped)?|tbd|todo|\?+|-+|\.+)[^\p{L}\p{N}]*$/iu

/** Whether a text is no answer at all: blank, punctuation, or words that say so ("I don't know", "no response"). */
export function saysNothing(answer: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(answer) || noAnswer.test(answer.trim())
}
