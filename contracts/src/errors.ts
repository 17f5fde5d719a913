/**
 * The table of refusals: every error that leaves the API carries one of these codes. The server takes status and
 * title from here, the web switches on the code, the reference page lists them.
 */
export const errorTable = {
  // the request itself
  validation_failed: { status: 422, title: 'Some fields need another look' },
  malformed_body: { status: 400, title: 'The request could not be read' },
  body_too_large: { status: 413, title: 'That is too large' },
  unsupported_media_type: { status: 415, title: 'This kind of content is not accepted here' },
  invalid_cursor: { status: 400, title: 'This page marker is not valid' },
  rate_limited: { status: 429, title: 'Too many requests' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not possible here' },
  not_acceptable: { status: 406, title: 'Not available in this form' },
  idempotency_key_reused: { status: 422, title: 'This key was used for another request' },
  request_in_progress: { status: 409, title: 'The same request is still being worked on' },
  precondition_required: { status: 428, title: 'Say which version you are changing' },
  version_conflict: { status: 412, title: 'Somebody else changed this in the meantime' },
  already_exists: { status: 409, title: 'This exists already' },
  still_referenced: { status: 409, title: 'Something still depends on this' },
  request_timed_out: { status: 503, title: 'This took too long' },
  temporarily_unavailable: { status: 503, title: 'Not available right now' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },

  // who is asking
  not_signed_in: { status: 401, title: 'Please sign in' },
  wrong_credentials: { status: 401, title: 'Email or password is wrong' },
  session_expired: { status: 401, title: 'Your session has ended' },
  forbidden: { status: 403, title: 'You may not do this' },
  origin_refused: { status: 403, title: 'This request came from another site' },
  set_up_done: { status: 409, title: 'Colloquy is set up already' },
  set_up_link_invalid: { status: 403, title: 'This set-up link is not valid' },
  sign_in_delayed: { status: 429, title: 'Please wait before the next try' },
  wrong_password: { status: 422, title: 'The password is wrong' },
  password_link_invalid: { status: 410, title: 'This link is not valid any more' },
  account_inactive: { status: 409, title: 'This person may not sign in' },
  password_too_weak: { status: 422, title: 'This password is too easy to guess' },

  // invitations
  invitation_unknown: { status: 404, title: 'We do not know this link' },
  invitation_expired: { status: 410, title: 'This invitation has expired' },
  invitation_revoked: { status: 410, title: 'This invitation was withdrawn' },
  invitation_used_up: { status: 410, title: 'This link has been used as often as it may be' },
  position_closed: { status: 409, title: 'This position is closed' },
  position_without_questions: { status: 409, title: 'This position has no questions yet' },

  // the interview
  interview_closed: { status: 409, title: 'This interview is over' },
  interview_not_ready: { status: 409, title: 'A step before this one is missing' },
  interview_not_open: { status: 409, title: 'Not possible in the present state of the interview' },
  interview_untimed: { status: 409, title: 'This interview has no time limit' },
  consent_required: { status: 409, title: 'Consent comes first' },
  notice_outdated: { status: 409, title: 'The notice has changed' },
  profile_incomplete: { status: 422, title: 'Part of the profile is missing' },
  phone_invalid: { status: 422, title: 'This is not a phone number we can use' },
  nothing_to_present: { status: 409, title: 'There is no further question' },
  question_open: { status: 409, title: 'A question is open' },
  question_not_presented: { status: 409, title: 'This question is not open' },
  wrong_question: { status: 409, title: 'Another question is open' },
  answer_too_late: { status: 409, title: 'Time was up' },
  answer_too_long: { status: 413, title: 'This answer is too long' },
  already_submitted: { status: 409, title: 'This answer is in already' },
  draft_outdated: { status: 409, title: 'A newer draft is saved already' },
  pause_not_allowed: { status: 409, title: 'No pause is left' },
  not_paused: { status: 409, title: 'The interview is not paused' },
  practice_done: { status: 409, title: 'Practice is over' },

  // résumés
  resume_refused: { status: 422, title: 'We could not read this file' },
  resume_missing: { status: 404, title: 'There is no résumé here' },
  resume_unsafe: { status: 409, title: 'This file is not handed out' },
  upload_unknown: { status: 404, title: 'This upload is not here any more' },
  upload_out_of_step: { status: 409, title: 'The upload goes on at another place' },
  upload_incomplete: { status: 409, title: 'Part of the file is missing' },
  upload_damaged: { status: 422, title: 'The file changed on its way' },
  resume_retry_useless: { status: 409, title: 'Another try would end the same' },
  resume_being_read: { status: 409, title: 'The résumé is still being read' },

  // assessment
  evidence_missing: { status: 422, title: 'A level needs a quote' },
  reason_required: { status: 422, title: 'Say why' },
  review_submitted: { status: 409, title: 'This review is submitted already' },
  review_incomplete: { status: 422, title: 'Some levels are missing' },
  not_reviewed_yet: { status: 409, title: 'A person must review first' },
  taken_already: { status: 409, title: 'Somebody else has this' },
  replay_running: { status: 409, title: 'A replay is running already' },
  nothing_to_replay: { status: 409, title: 'There is nothing to replay' },
  not_waiting: { status: 409, title: 'This does not wait any more' },
  question_unknown: { status: 422, title: 'One of these questions is not in the bank' },
  import_unreadable: { status: 422, title: 'This is no file of questions' },
  import_refused: { status: 422, title: 'Some rows of this file cannot be imported' },
  weights_invalid: { status: 422, title: 'These weights do not add up' },
  preflight_failed: { status: 422, title: 'A rubric would reward the wrong answers' },
  template_invalid: { status: 422, title: 'This template cannot be published' },
} as const satisfies Record<string, { status: number; title: string }>

/** Stable name of a refusal; screens and clients switch on it, never on text. */
export type ErrorCode = keyof typeof errorTable
