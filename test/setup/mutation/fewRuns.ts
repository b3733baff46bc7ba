import fc from 'fast-check';

// Mutants are caught by the first few cases or not at all, and there are many of them.
fc.configureGlobal({ numRuns: 10 });
