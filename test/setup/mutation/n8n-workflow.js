module.exports = globalThis.n8nPackages?.workflow ?? require('../../../node_modules/n8n-workflow');
