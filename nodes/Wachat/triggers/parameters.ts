import type { IPollFunctions } from 'n8n-workflow';

import type { Contact } from '../contacts/contact';
import type { ContactsQuery } from '../contacts/contactPages';
import { readInstanceName } from '../fields/instance';
import { readPatience, type Patience, concurrency } from '../fields/options';
import { readShape, type Shape } from '../fields/output';
import { ParameterReader } from '../fields/parameterReader';
import { ofTrigger } from '../fields/parameterSource';
import { connectionChanged } from './connectionChanged';
import { contactCreated } from './contactCreated';
import { contactInactive } from './contactInactive';
import { contactUpdated } from './contactUpdated';
import { contactWaiting } from './contactWaiting';
import * as fields from './fields';
import type { InstanceConnection } from './lookAtInstances';
import { messageReceived } from './messageReceived';
import { fingerprintOf } from './state';
import type { Watcher } from './watcher';

const UNITS: Record<fields.DurationUnit, number> = {
	minutes: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
};

interface Common {
	/** Stands for the question: answers to another one do not count. */
	fingerprint: string;
	includeExisting: boolean;
	/** Pages read at the same time, 1 to 10. */
	concurrency: number;
	patience: Patience;
}

export interface ContactQuestion extends Common {
	about: 'contacts';
	watcher: Watcher<Contact>;
	query: ContactsQuery;
	shape: Shape;
}

export interface ConnectionQuestion extends Common {
	about: 'connections';
	watcher: Watcher<InstanceConnection>;
	/** The API name of the one instance to watch; undefined for all of the account. */
	instanceName: string | undefined;
}

/** What the trigger is to find out, as its parameters say. */
export type Question = ContactQuestion | ConnectionQuestion;

function readCommon(reader: ParameterReader): Omit<Common, 'fingerprint'> {
	const options = reader.within(fields.options);
	return {
		includeExisting: options.boolean(fields.includeExisting),
		concurrency: options.wholeNumber(concurrency),
		patience: readPatience(options, fields.triggerRetryTime),
	};
}

function silenceSettings(reader: ParameterReader, now: () => number) {
	const unit = UNITS[reader.choice(fields.durationUnit)];
	return { duration: reader.wholeNumber(fields.duration) * unit, now };
}

const WATCHERS = {
	contactCreated: () => contactCreated(),
	contactInactive: (reader: ParameterReader, now: () => number) =>
		contactInactive(silenceSettings(reader, now)),
	contactUpdated: (reader: ParameterReader, now: () => number) =>
		contactUpdated(reader.choices(fields.watch), now),
	contactWaiting: (reader: ParameterReader, now: () => number) =>
		contactWaiting(silenceSettings(reader, now)),
	messageReceived: (_: ParameterReader, now: () => number) => messageReceived(now),
};

function readConnectionQuestion(
	context: IPollFunctions,
	reader: ParameterReader,
	now: () => number,
): ConnectionQuestion {
	const watcher = connectionChanged<InstanceConnection>(now);
	const isAll = reader.boolean(fields.allInstances);
	const instanceName = isAll ? undefined : readInstanceName(reader, fields.instance);
	// Another account has other instances, which are not new ones of this account.
	const account = context.getNode().credentials?.wachatApi?.id ?? null;
	return {
		about: 'connections',
		watcher,
		instanceName,
		fingerprint: fingerprintOf(watcher.type, instanceName ?? { account }),
		...readCommon(reader),
	};
}

/**
 * Reads the trigger's parameters, before anything is requested.
 *
 * @param now the clock, in milliseconds since 1970
 * @throws {NodeOperationError} that names the field, if a value cannot be used
 */
export function readQuestion(context: IPollFunctions, now: () => number): Question {
	const reader = new ParameterReader(ofTrigger(context));
	const type = reader.choice(fields.event);
	if (type === 'connectionChanged') return readConnectionQuestion(context, reader, now);
	const watcher = WATCHERS[type](reader, now);
	const instanceName = readInstanceName(reader, fields.instance);
	const groups = reader.boolean(fields.includeGroups);
	return {
		about: 'contacts',
		watcher,
		query: { instanceName, ...(groups && { includeGroups: true }) },
		shape: readShape(reader),
		fingerprint: fingerprintOf(watcher.type, instanceName, groups, watcher.question),
		...readCommon(reader),
	};
}
