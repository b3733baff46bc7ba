import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { collect } from '../../contacts/collect';
import { readContactPage } from '../../contacts/contactPage';
import { outputShape } from '../../contacts/output';
import { createClient, type WachatClient } from '../../transport/wachatRequest';
import type { Operation } from '../operation';
import { explainMore } from './explainMore';
import { getAllFields } from './getAll.fields';
import { readGetAllParameters, type GetAllParameters } from './getAll.parameters';
import { hintAtDoubt } from './hintAtDoubt';

/** Reads and checks one page of the instance's contacts. */
function pageReader(
	client: WachatClient,
	{ instanceName, search, includeGroups }: GetAllParameters,
) {
	return async (page: number, limit: number) => {
		const query: IDataObject = { instanceName, page, limit };
		if (search !== '') query.q = search;
		if (includeGroups) query.includeGroups = true;
		return readContactPage(await client.get('/contacts', query), { instanceName, page, limit });
	};
}

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const parameters = readGetAllParameters(this, itemIndex);
	const { instanceName, limit, concurrency, verify, timeout, retryTime } = parameters;
	const client = await createClient(this, { itemIndex, timeout, retryTime, concurrency });
	const fetchPage = pageReader(client, parameters);
	try {
		const collection = await collect({ fetchPage, limit, concurrency, verify });
		hintAtDoubt(this, instanceName, collection);
		const shape = outputShape(parameters.output, parameters.fields);
		return collection.contacts.map((contact) => shape(contact) as IDataObject);
	} catch (error) {
		const { clean } = client;
		throw await explainMore(this, error, { itemIndex, instanceName, timeout, clean });
	} finally {
		client.close();
	}
}

export const getAll: Operation = { description: getAllFields, execute };
