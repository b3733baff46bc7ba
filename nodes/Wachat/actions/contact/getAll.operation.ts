import { sleep, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { collect } from '../../contacts/collect';
import { contactPages } from '../../contacts/contactPages';
import { outputShape } from '../../contacts/output';
import { createClient } from '../../transport/wachatRequest';
import type { Operation } from '../operation';
import { explainMore } from './explainMore';
import { getAllFields } from './getAll.fields';
import { readGetAllParameters } from './getAll.parameters';
import { hintAtDoubt } from './hintAtDoubt';

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const parameters = readGetAllParameters(this, itemIndex);
	const { instanceName, search: q, includeGroups } = parameters;
	const { limit, concurrency, verify, timeout, retryTime } = parameters;
	const client = await createClient(this, { itemIndex, timeout, retryTime, concurrency });
	const pacing = { concurrency, now: Date.now, sleep };
	const fetchPage = contactPages(client, { instanceName, q, includeGroups }, pacing);
	try {
		const collection = await collect({ fetchPage, limit, concurrency, verify });
		hintAtDoubt(this, instanceName, collection);
		const shape = outputShape(parameters.output, parameters.fields);
		return collection.contacts.map((contact) => shape(contact) as IDataObject);
	} catch (error) {
		const explained = await explainMore(this, error, { itemIndex, instanceName, timeout });
		throw explained;
	} finally {
		client.close();
	}
}

export const getAll: Operation = { description: getAllFields, execute };
