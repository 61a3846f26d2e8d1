import type { ToPage } from '../messages';

/** The outcome of a request, or that it was not sent. */
export type Outcome = Extract<ToPage, { type: 'invalid' | 'refused' | 'notSent' | 'unknown' | 'created' }>;
