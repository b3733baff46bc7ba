import type * as WorkflowPackage from 'n8n-workflow';

type Options = Parameters<(typeof WorkflowPackage)['Expression']['initExpressionEngine']>[0];

interface Container {
	get: (type: unknown) => { expressionEngine: Options & { idleTimeout?: number } };
}

/**
 * Starts n8n's expression engine as its server does, with the same defaults. By default that is an
 * isolate (`vm`), which takes a native module; where that cannot be loaded, `npm start` too lets n8n fall
 * back to the older engine.
 */
export async function startExpressions(load: NodeJS.Require): Promise<string> {
	const { Container } = load('@n8n/di') as { Container: Container };
	const { GlobalConfig } = load('@n8n/config') as { GlobalConfig: unknown };
	const { Expression } = load('n8n-workflow') as typeof WorkflowPackage;
	const { idleTimeout, ...options } = Container.get(GlobalConfig).expressionEngine;
	const idleTimeoutMs = idleTimeout === undefined ? undefined : idleTimeout * 1000;
	try {
		await Expression.initExpressionEngine({ ...options, idleTimeoutMs });
	} catch {
		Expression.setExpressionEngine('legacy');
	}
	return Expression.getActiveImplementation();
}
