const { rm } = require('node:fs/promises');
const { src, dest } = require('gulp');

const DIST = 'dist';

/** Starts every build from nothing, so that no file of an earlier one can linger. */
function clean() {
	return rm(DIST, { recursive: true, force: true });
}

/** What `tsc` does not emit: icons, the places of nodes in n8n's panel (codex), and what operations give. */
const STATIC_FILES = [
	'{nodes,credentials}/**/*.{svg,png}',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
];

function staticFiles() {
	// encoding: false, because gulp 5 would otherwise decode every file as UTF-8.
	return src(STATIC_FILES, { base: '.', encoding: false }).pipe(dest(DIST));
}

exports.clean = clean;
exports.static = staticFiles;
