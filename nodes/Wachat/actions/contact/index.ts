import type { Resource } from '../resource';
import { getAll } from './getAll.operation';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [getAll],
	first: getAll,
};
