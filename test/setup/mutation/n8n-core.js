module.exports = globalThis.n8nPackages?.core ?? require('../../../node_modules/n8n-core');
