import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Missing } from '../../scripts/n8n/session.mts';

export interface Programs {
	redis: string;
	/** The folder of PostgreSQL's programs. */
	postgres: string;
}

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** The programs that queue mode needs; says how to get them if one is missing. */
export function findPrograms(): Programs {
	const redis = onPath('redis-server');
	const initdb = onPath('initdb');
	const postgres = initdb === undefined ? debianPostgres() : join(initdb, '..');
	if (redis !== undefined && postgres !== undefined) return { redis, postgres };
	const missing = redis === undefined ? 'Redis' : 'PostgreSQL';
	throw new Missing(
		`${missing} is not installed here: apt-get install -y redis-server postgresql (the servers of the system are not used and need not run).`,
	);
}

function onPath(program: string): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

/** Debian keeps each version in a folder of its own, away from PATH. */
function debianPostgres(): string | undefined {
	if (!existsSync(DEBIAN_POSTGRES)) return undefined;
	return readdirSync(DEBIAN_POSTGRES)
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => join(DEBIAN_POSTGRES, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}
