import type { Saved } from '../../scripts/n8n/rest.mts';
import type { Workflow } from '../../scripts/n8n/workflow.mts';
import type { Setting } from '../setting.mts';
import { WACHAT, wachatWorkflow } from '../workflows.mts';
import type { Editor } from './editor.mts';

/** A check in the editor. */
export interface BrowserCheck {
	name: string;
	run: (editor: Editor, setting: Setting) => Promise<unknown>;
}

export interface NodeOptions {
	parameters?: Record<string, unknown>;
	/** Instead of the one with the right key. */
	credential?: Saved;
	/** No instance chosen yet. */
	withoutInstance?: boolean;
}

const NOT_CHOSEN = { instanceName: { __rl: true, mode: 'list', value: '' } };

/** Opens the panel of a Wachat node in a workflow of its own. */
export async function openWachat(
	editor: Editor,
	setting: Setting,
	{ parameters = {}, credential = setting.credential, withoutInstance = false }: NodeOptions = {},
): Promise<void> {
	const workflow = wachatWorkflow('In the editor', parameters, { credential });
	const saved = await setting.rest.createWorkflow(withoutInstance ? unchosen(workflow) : workflow);
	await editor.openWorkflow(saved.id);
	await editor.openNode(WACHAT);
}

function unchosen(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.name === WACHAT ? { ...node, parameters: { ...node.parameters, ...NOT_CHOSEN } } : node,
	);
	return { ...workflow, nodes };
}
