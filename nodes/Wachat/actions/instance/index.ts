import type { Resource } from '../resource';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getQrCode } from './getQrCode.operation';

export const instance: Resource = {
	option: { name: 'Instance', value: 'instance' },
	operations: [getAll, getQrCode, get],
	first: getAll,
};
