import type { NodeHint } from 'n8n-workflow';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** From when on a run is worth a hint, and what it says, in seconds. */
const STEPS: Array<[seconds: number, words: string]> = [
	[5 * MINUTE, '5 minutes'],
	[15 * MINUTE, '15 minutes'],
	[30 * MINUTE, 'half an hour'],
	[HOUR, 'an hour'],
	[2 * HOUR, '2 hours'],
	[4 * HOUR, '4 hours'],
	[8 * HOUR, '8 hours'],
	[24 * HOUR, 'a day'],
];

/** How long the pauses take on average, in seconds, as an expression in the editor. */
const PAUSES =
	'($input.all().length - 1) * (Number($parameter["pauseMin"]) + Number($parameter["pauseMax"])) / 2';

/** Says before a long run how long it takes. A hint's text is fixed, so there is one for each length. */
export const durationHints: NodeHint[] = STEPS.map(([from, words], step) => {
	const below = step + 1 < STEPS.length ? ` && ${PAUSES} < ${STEPS[step + 1][0]}` : '';
	return {
		message: `Sending to all these items takes more than ${words}, as there is a pause between two messages. n8n has to run all that time, and the workflow's timeout must allow it. 'Preview Only' tells the time more exactly`,
		displayCondition: `={{ $parameter["resource"] === "message" && $parameter["preview"] !== true && ${PAUSES} >= ${from}${below} }}`,
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	};
});
