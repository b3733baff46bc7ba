import { Workflow, type INodeParameters } from 'n8n-workflow';
import { Wachat } from '../../nodes/Wachat/Wachat.node';
import { node, nodeTypesOf } from './host.mts';

const wachat = new Wachat();

/** The hints that the editor shows before a run on so many items. */
function hintsBefore(count: number, parameters: INodeParameters = {}): string[] {
	const name = 'n8n-nodes-wachat.wachat';
	const workflow = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf({ [name]: wachat }),
		nodes: [
			node('Wachat', name, {
				parameters: { resource: 'message', operation: 'sendText', ...parameters },
			}),
		],
		connections: {},
	});
	const items = Array.from({ length: count }, () => ({ json: {} }));
	const isShown = (condition = '') =>
		workflow.expression.getParameterValue(condition, null, 0, 0, 'Wachat', items, 'manual', {});
	return (wachat.description.hints ?? [])
		.filter(({ displayCondition }) => isShown(displayCondition) === true)
		.map(({ message }) => /more than (.*?), as/.exec(message)?.[1] ?? message);
}

it.each([
	[1, {}, []],
	[50, {}, []],
	[60, {}, ['5 minutes']],
	[200, {}, ['15 minutes']],
	[1000, {}, ['an hour']],
	[20_000, {}, ['a day']],
	[1000, { pauseMin: 0, pauseMax: 0 }, []],
	[3, { pauseMin: '={{ 600 }}', pauseMax: 700 }, ['15 minutes']],
	[1000, { preview: true }, []],
	[1000, { resource: 'instance', operation: 'get' }, []],
])('before a run on %i items with %j the editor says how long it takes', (count, more, hints) => {
	expect(hintsBefore(count, more)).toEqual(hints);
});
