import type { Resource } from '../resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [get, getAll],
	first: getAll,
};
