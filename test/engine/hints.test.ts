import { Workflow, type INodeParameters } from 'n8n-workflow';
import { Wachat } from '../../nodes/Wachat/Wachat.node';
import { node, nodeTypesOf } from './host.mts';

const NAME = 'n8n-nodes-wachat.wachat';

/** The hints that the editor shows before a run on so many input items. */
function hintsBefore(count: number, parameters: INodeParameters): string[] {
	const wachat = new Wachat();
	const { expression } = new Workflow({
		active: false,
		nodeTypes: nodeTypesOf({ [NAME]: wachat }),
		nodes: [node('Wachat', NAME, { parameters })],
		connections: {},
	});
	const items = Array.from({ length: count }, () => ({ json: {} }));
	const isShown = (condition = '') =>
		expression.getParameterValue(condition, null, 0, 0, 'Wachat', items, 'manual', {}) === true;
	const shown = wachat.description.hints?.filter((one) => isShown(one.displayCondition)) ?? [];
	return shown.map(({ message }) => message);
}

it.each(['contact', 'instance'])('a list of each %s, read many times, has a hint', (resource) => {
	const getAll = { resource, operation: 'getAll' };
	expect(hintsBefore(2, getAll)).toEqual([expect.stringContaining("'Execute Once'")]);
	expect(hintsBefore(1, getAll)).toEqual([]);
	expect(hintsBefore(2, { resource, operation: 'get' })).toEqual([]);
});
