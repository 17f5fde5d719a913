import type { BrokenReason } from './verify-chain.ts'

/** What was found, in a sentence for people. */
export const brokenWords: Readonly<Record<BrokenReason, string>> = {
  altered: 'it is not what was recorded.',
  missing: 'it is gone.',
  reordered: 'another entry stands in its place, and it stands elsewhere.',
  unlinked: 'it does not follow the entry before; that one was written anew, or one between them is gone.',
  truncated: 'from here to a later signed checkpoint everything is gone.',
  rewritten: 'from here on the trail is not the one that the next checkpoint was signed for.',
  checkpoint_missing: 'a checkpoint is gone after which entries may have been written anew.',
  checkpoint_forged: 'the checkpoint that covers it was changed after it was signed.',
  checkpoint_of_unknown_key:
    'the checkpoint that covers it is signed by a key this installation does not know (give an earlier one with --public-key FILE).',
}
