import type { Migration } from 'kysely/migration'
import * as interviews from './0001_interviews.ts'
import * as aiCalls from './0002_ai_calls.ts'
import * as resumeUploads from './0003_resume_uploads.ts'
import * as questionBank from './0010_question_bank.ts'
import * as reviewQueue from './0020_review_queue.ts'
import * as blindLevels from './0021_blind_levels.ts'
import * as replays from './0022_replays.ts'
import * as resumeSteps from './0030_resume_steps.ts'
import * as resumeAnalyses from './0031_resume_analyses.ts'
import * as signingKeys from './0040_signing_keys.ts'
import * as sessions from './0041_sessions.ts'
import * as passwords from './0042_passwords.ts'
import * as secondFactors from './0043_second_factors.ts'
import * as providerIdentities from './0044_provider_identities.ts'
import * as auditChain from './0050_audit_chain.ts'
import * as assignments from './0060_assignments.ts'
import * as legalHolds from './0070_legal_holds.ts'
import * as noStatisticsOfWords from './0080_no_statistics_of_words.ts'
import * as notices from './0090_notices.ts'
import * as checkpointsByPlace from './0091_checkpoints_by_place.ts'
import * as auditSearch from './0092_audit_search.ts'
import * as candidateSearch from './0093_candidate_search.ts'
import * as ratingDrafts from './0100_rating_drafts.ts'
import * as snippetsInParts from './0110_snippets_in_parts.ts'

/** Every migration by name, in order; a new one is added at the end. */
export const migrations: Readonly<Record<string, Required<Migration>>> = {
  '0001_interviews': interviews,
  '0002_ai_calls': aiCalls,
  '0003_resume_uploads': resumeUploads,
  '0010_question_bank': questionBank,
  '0020_review_queue': reviewQueue,
  '0021_blind_levels': blindLevels,
  '0022_replays': replays,
  '0030_resume_steps': resumeSteps,
  '0031_resume_analyses': resumeAnalyses,
  '0040_signing_keys': signingKeys,
  '0041_sessions': sessions,
  '0042_passwords': passwords,
  '0043_second_factors': secondFactors,
  '0044_provider_identities': providerIdentities,
  '0050_audit_chain': auditChain,
  '0060_assignments': assignments,
  '0070_legal_holds': legalHolds,
  '0080_no_statistics_of_words': noStatisticsOfWords,
  '0090_notices': notices,
  '0091_checkpoints_by_place': checkpointsByPlace,
  '0092_audit_search': auditSearch,
  '0093_candidate_search': candidateSearch,
  '0100_rating_drafts': ratingDrafts,
  '0110_snippets_in_parts': snippetsInParts,
}
