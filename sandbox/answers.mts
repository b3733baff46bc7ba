import type { AnswerEffect } from './faults.mts';

export interface Answer {
	status: number;
	type: 'json' | 'html' | 'text' | 'png';
	headers?: Record<string, string>;
	/** An object is the API's own answer, which can be held against the description on its way out. */
	body: string | Buffer | object;
}

export const jsonAnswer = (status: number, body: unknown): Answer => ({
	status,
	type: 'json',
	body: JSON.stringify(body),
});

/** The error body is the stand-in's own choice: the documentation shows none. */
export const errorAnswer = (status: number, error: string): Answer =>
	jsonAnswer(status, { success: false, error });

type Told = Required<AnswerEffect>;
type Handlers = { [K in keyof Told]: (value: Told[K], status?: number) => Answer };

/** In order of precedence: `status` also goes with the others. */
const handlers: Handlers = {
	redirect: (location, status = 302) => ({ status, type: 'text', headers: { location }, body: '' }),
	html: (body, status = 200) => ({ status, type: 'html', body }),
	text: (body, status = 200) => ({ status, type: 'text', body }),
	json: (body, status = 200) => jsonAnswer(status, body),
	status: (status) => errorAnswer(status, `Told to answer with ${String(status)}`),
};

const kinds = Object.keys(handlers) as (keyof Told)[];

function make<K extends keyof Told>(kind: K, effect: AnswerEffect): Answer {
	return handlers[kind](effect[kind] as Told[K], effect.status);
}

/** The answer that a fault gives in the API's place, if it gives one. */
export function answerInstead(effect: AnswerEffect): Answer | undefined {
	const kind = kinds.find((candidate) => effect[candidate] !== undefined);
	return kind && make(kind, effect);
}
