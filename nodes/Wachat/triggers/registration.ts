import type { IPollFunctions } from 'n8n-workflow';

import { isObject } from '../json';
import { open } from './state';
import { mayPass } from './troubles';

/** What a poll may take where n8n does not tell: its strictest engine gives 36 s. In milliseconds. */
const USUAL_BUDGET = 36_000;
/** n8n gives up registering a trigger after 84 s, whatever it tells the poll. In milliseconds. */
const REGISTRATION_BUDGET = 80_000;
/** What it tells the poll then, in milliseconds. At the poll times of its durable pollers it tells less. */
const TOLD_AT_REGISTRATION = 300_000;

/** Versions before August 2026 do not tell. */
function toldBudget(context: IPollFunctions): number | undefined {
	const told = typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : NaN;
	return Number.isNaN(told) ? undefined : told;
}

/** How long a poll may take, in milliseconds. */
export function budgetOf(context: IPollFunctions, isFirst: boolean): number {
	const budget = toldBudget(context) ?? USUAL_BUDGET;
	return isFirst ? Math.min(budget, REGISTRATION_BUDGET) : budget;
}

/** Only the first poll of a poller happens when n8n starts, though the mode stays what it was. */
function isRestart(context: IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/**
 * Durable pollers are made anew for each poll, so that any is a first one. Where they are not told a budget yet,
 * they are known by having a cursor to commit.
 */
function isRegistration(context: IPollFunctions): boolean {
	const told = toldBudget(context);
	return told === undefined ? !('__commitCursor' in context) : told === TOLD_AT_REGISTRATION;
}

function isKnown(context: IPollFunctions, fingerprint: string): boolean {
	const data: unknown = context.getWorkflowStaticData('node');
	return isObject(data) && 'text' in open(data.state, fingerprint);
}

/**
 * Whether trouble in the first poll of a poller can wait for the next one. Thrown, it switches the trigger off:
 * for good when n8n starts, whatever a person puts right, and else until somebody publishes again.
 *
 * @param fingerprint stands for the question; undefined if that could not be read
 */
export function canWait(
	context: IPollFunctions,
	error: unknown,
	fingerprint: string | undefined,
): boolean {
	if (isRestart(context)) return true;
	if (fingerprint === undefined || !mayPass(error) || !isRegistration(context)) return false;
	// Whoever publishes is told, unless it goes on from what n8n holds.
	return isKnown(context, fingerprint);
}
