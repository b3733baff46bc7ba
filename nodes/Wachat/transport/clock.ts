import { sleep } from 'n8n-workflow';

/** The time in milliseconds since 1970, and waiting. */
export const clock = { now: Date.now, sleep };
