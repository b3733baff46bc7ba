import { contact } from './contact';
import { instance } from './instance';
import { message } from './message';
import type { Resource } from './resource';

/** Everything that the node works with, in the order of the 'Resource' parameter. */
export const resources: Resource[] = [contact, instance, message];
