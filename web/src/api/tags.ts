/** Kinds of things that pages hold a copy of. A list carries the id `LIST`. */
export const tagTypes = [
  'Session',
  'OwnSession',
  'SecondFactor',
  'SignInRules',
  'MyInterview',
  'Interview',
  'Position',
  'Template',
  'Question',
  'Invitation',
  'OpenLink',
  'Resume',
  'Review',
  'Decision',
  'ReviewQueue',
  'Replay',
  'Agreement',
  'User',
  'Assignment',
] as const
export type Tag = (typeof tagTypes)[number]
