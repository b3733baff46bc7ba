import type { Locator, Page } from '@playwright/test';
import type { N8nRest, Owner } from '../../scripts/n8n/rest.mts';
import type { Workflow } from '../../scripts/n8n/workflow.mts';
import { WACHAT } from '../workflows.mts';

export type View = 'schema' | 'table' | 'json';

/** n8n's editor, as far as the checks and the pictures use it. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly n8n: { url: string; rest: N8nRest },
	) {
		// "Leave without saving?" Yes.
		page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
	}

	async signIn({ email, password }: Owner): Promise<void> {
		await this.page.goto(`${this.n8n.url}/signin`);
		await this.page.locator('input[type="email"]').fill(email);
		await this.page.locator('input[type="password"]').fill(password);
		await this.byId('form-submit-button').click();
		await this.page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	}

	byId(id: string): Locator {
		return this.page.getByTestId(id);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/${id}`);
		await this.byId('canvas-node').first().waitFor();
	}

	/** Opens the panel of the Wachat node in a workflow of its own. */
	async openWachat(workflow: Workflow): Promise<void> {
		const { id } = await this.n8n.rest.createWorkflow(workflow);
		await this.openWorkflow(id);
		await this.openNode(WACHAT);
	}

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/new`);
		await this.byId('canvas-add-button').waitFor();
	}

	/** What starts a workflow, by its name in the node panel, which shows such nodes first. */
	async addFirstNode(name: string): Promise<void> {
		await this.byId('canvas-add-button').locator('button').first().click();
		await this.nodePanelItem(name).click();
		await this.byId('canvas-node').first().waitFor();
	}

	/** Everything that has this in its name, for an empty canvas. */
	async openNodePanel(name: string): Promise<void> {
		await this.byId('canvas-add-button').locator('button').first().click();
		await this.byId('node-creator-search-bar').fill(name);
		await this.nodePanelItem(name).first().waitFor();
	}

	/** Another node behind it, by its name and its action's name in the node panel; its fields open. */
	async addNextNode(name: string, action: string): Promise<void> {
		await this.findInNodePanel(name);
		await this.nodePanelItem(name).click();
		await this.page.getByText(action, { exact: true }).click();
		await this.byId('node-execute-button').waitFor();
	}

	/** What could follow the first node, and has this in its name. */
	async findInNodePanel(name: string): Promise<void> {
		await this.byId('canvas-handle-plus').first().click();
		await this.byId('node-creator-search-bar').fill(name);
		await this.nodePanelItem(name).waitFor();
	}

	private nodePanelItem(name: string): Locator {
		return this.byId('node-creator-item-name').getByText(name, { exact: true });
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.byId('canvas-node').and(this.page.locator(`[data-node-name="${name}"]`));
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.byId('node-execute-button').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.byId('ndv-close-button').or(this.byId('back-to-canvas')).first().click();
	}

	/** The field of a node's parameter. */
	parameter(name: string): Locator {
		return this.byId(`parameter-input-${name}`);
	}

	async executeStep(): Promise<void> {
		await this.byId('node-execute-button').click();
	}

	output(): Locator {
		return this.byId('output-panel');
	}

	/** Shows the output as one of its views. */
	async view(view: View): Promise<void> {
		await this.output().getByTestId(`radio-button-${view}`).click();
	}

	/** Moves the parameters to the left, which leaves more room for the output. */
	async dragPanelTo(x: number): Promise<void> {
		const { mouse } = this.page;
		await this.byId('panel-drag-button').hover();
		const handle = await this.byId('panel-drag-button').boundingBox();
		await mouse.down();
		await mouse.move(x, handle?.y ?? 0, { steps: 10 });
		await mouse.up();
	}

	/** Closes the messages that cover what is beneath, and waits until nothing moves. */
	async settle(): Promise<void> {
		const close = this.page.locator('.el-notification__closeBtn');
		for (const button of (await close.all()).reverse()) await button.click();
		await close.first().waitFor({ state: 'detached' });
		await this.page.mouse.move(0, 0);
		await this.page.waitForTimeout(1000);
	}
}
